/** A double of a database for users' unit tests: {@link io.leanq.exec.recording.RecordingDatabase}. */
@NullMarked
package io.leanq.exec.recording;

import org.jspecify.annotations.NullMarked;
