package io.leanq.exec;

import io.leanq.WriteConflict;

/**
 * Receives the events of statements, transactions and connections: for logs, metrics and traces. Its methods run on the
 * thread that runs the statement or uses the connection, on several at once, and must return soon. An exception of a
 * listener is logged to {@link System.Logger} and otherwise ignored. A listener sees SQL, never values. All times are
 * in nanoseconds unless named otherwise.
 */
public interface ExecutionListener {

    /** The statement is about to be sent. */
    default void before(String sql) {}

    /**
     * The statement is about to be sent. {@link #before(String)} is called unless a listener overrides this method.
     *
     * @param plainSql whether the statement holds SQL that was written by hand, {@code sql(…)}, which LeanQ has not
     *     checked
     */
    default void before(String sql, boolean plainSql) {
        before(sql);
    }

    /**
     * The statement has run. For a streamed query this is called when the stream ends.
     *
     * @param rows number of rows changed or read; −1 where the server does not report it
     * @param nanos the time since {@link #before}, in nanoseconds
     */
    default void after(String sql, long rows, long nanos) {}

    /** The statement failed. For a streamed query this may come after many rows. */
    default void failed(String sql, RuntimeException failure, long nanos) {}

    /**
     * A transaction was lost to a write conflict and will be repeated.
     *
     * @param attempt number of the attempt that failed, from 1
     * @param waitMillis the wait before the next attempt, in milliseconds
     */
    default void retrying(int attempt, WriteConflict conflict, long waitMillis) {}

    /**
     * A transaction was committed: of {@code db.transaction}, of a session, or of a batch. This is not called for a
     * statement that is committed by autocommit.
     */
    default void committed(long nanos) {}

    /**
     * A commit failed. With a {@code ConnectionLost} of {@code MAY_HAVE_RUN} it is unknown whether the transaction is
     * committed.
     */
    default void commitFailed(RuntimeException failure, long nanos) {}

    /** A transaction was rolled back: on purpose, or because its work or its commit failed. */
    default void rolledBack(long nanos) {}

    /**
     * A connection was taken from the pool or the data source.
     *
     * @param waited the wait for it, in nanoseconds
     */
    default void connectionAcquired(long waited) {}

    /**
     * A connection was given back.
     *
     * @param held the time since it was acquired, in nanoseconds
     */
    default void connectionReleased(long held) {}

    /**
     * The pool opened a connection. This is never called over JDBC, where the data source opens connections.
     *
     * @param nanos the time to connect and log in, in nanoseconds
     */
    default void connectionOpened(long nanos) {}

    /**
     * The pool closed a connection. This is never called over JDBC.
     *
     * @param lost whether the connection had failed or was closed to stop a call; false for an orderly close
     */
    default void connectionClosed(boolean lost) {}
}
