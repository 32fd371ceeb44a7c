package io.leanq.exec;

import io.leanq.WriteConflict;

/**
 * Told of every statement, of the ends of transactions and of connections: for logs, metrics and traces. Called on the
 * thread that runs the statement or uses the connection, and must return soon; what it throws is reported to
 * {@link System.Logger} and otherwise ignored. Sees SQL, never values. All times are nanoseconds.
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

    /**
     * A transaction was committed: of {@code db.transaction}, of a session, or of a batch. A statement that commits
     * itself is not told here.
     */
    default void committed(long nanos) {}

    /** A commit failed; with {@code ConnectionLost} and {@code MAY_HAVE_RUN} nobody knows whether it happened. */
    default void commitFailed(RuntimeException failure, long nanos) {}

    /** A transaction was rolled back: on purpose, or because its work or its commit failed. */
    default void rolledBack(long nanos) {}

    /** A connection was taken from the pool, or the data source. @param waited for it */
    default void connectionAcquired(long waited) {}

    /** The connection was given back. @param held since it was acquired */
    default void connectionReleased(long held) {}

    /**
     * The pool opened a connection. Not told over JDBC, where the data source does that. @param nanos for connecting
     * and logging in
     */
    default void connectionOpened(long nanos) {}

    /**
     * The pool closed a connection. Not told over JDBC.
     *
     * @param lost whether it failed, or was closed to stop a call; false for one that ended in order
     */
    default void connectionClosed(boolean lost) {}
}
