package io.leanq.exec;

import io.leanq.WriteConflict;

/**
 * Told of every statement that is sent: for logs, metrics and traces. Called on the thread that runs the statement, and
 * must return soon; what it throws is reported to {@link System.Logger} and otherwise ignored. Sees SQL, never values.
 */
public interface ExecutionListener {

    /** The statement is about to be sent. */
    default void before(String sql) {}

    /**
     * The statement has run. For a query that is streamed this comes when the stream ends.
     *
     * @param rows rows changed, or rows read
     * @param nanos from before to after, in nanoseconds
     */
    default void after(String sql, long rows, long nanos) {}

    /** The statement failed. */
    default void failed(String sql, RuntimeException failure, long nanos) {}

    /**
     * A transaction lost to another one and will be repeated.
     *
     * @param attempt the attempt that failed, from 1
     * @param waitMillis how long is waited before the next, in milliseconds
     */
    default void retrying(int attempt, WriteConflict conflict, long waitMillis) {}
}
