/**
 * A double of a database for users' unit tests.
 *
 * <ol>
 *   <li>{@link RecordingDatabase}: remembers each statement as it would have been sent, and answers with the rows that
 *       a test gives
 * </ol>
 */
@NullMarked
package io.leanq.exec.recording;

import org.jspecify.annotations.NullMarked;
