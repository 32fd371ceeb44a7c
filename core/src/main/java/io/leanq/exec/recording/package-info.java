/**
 * A double of a database for users' unit tests.
 *
 * <ol>
 *   <li>{@link RecordingDatabase}: records each statement as it would be sent, and answers queries with the rows that a
 *       test sets
 * </ol>
 */
@NullMarked
package io.leanq.exec.recording;

import org.jspecify.annotations.NullMarked;
