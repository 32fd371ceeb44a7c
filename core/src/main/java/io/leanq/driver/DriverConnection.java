package io.leanq.driver;

/**
 * One connection. Belongs to one thread at a time. Prepared statements are the driver's affair: it keeps those of the
 * same SQL text and closes the least recently used beyond its bound.
 *
 * <p>All methods that talk to the server throw {@link io.leanq.SqlException} or one of its kinds:
 * {@link io.leanq.ConnectionLost} with its outcome when no usable answer came, {@link io.leanq.WriteConflict},
 * {@link io.leanq.ConstraintViolation}, {@link io.leanq.SyntaxError}. A driver never sends twice what may have run.
 *
 * <p>A call that waits for the server ends within about a second when its deadline passes, one of its cancellations is
 * cancelled, its thread is interrupted or the driver is closed: with {@link io.leanq.CallTimedOut} or
 * {@link io.leanq.CallCancelled} and the outcome that it really has. The thread's interrupt flag stays set.
 */
public interface DriverConnection extends AutoCloseable {

    /** On a driver that joins transactions: true if none has begun, so that each statement commits itself. */
    default boolean commitsByItself() {
        return false;
    }

    /** Switches autocommit; free of charge until the next statement. Must not be called with uncommitted changes. */
    void autocommit(boolean on);

    /**
     * How the transactions that follow are run, until it is set anew; when the connection is given back, it is as
     * before. Must not be called with uncommitted changes.
     *
     * @param readOnly tells the database that nothing will be changed; what it makes of that is its own affair
     * @throws io.leanq.LeanqException if the driver or the database cannot give this isolation, here or with the next
     *     statement
     */
    void transactionMode(Isolation isolation, boolean readOnly);

    /**
     * Runs a query.
     *
     * @param limits hold until the cursor is closed
     * @return a cursor before its first row; at most one is read at a time by LeanQ, several may be open
     */
    DriverCursor query(String sql, BindWriter values, CallLimits limits);

    /** {@link #query(String, BindWriter, CallLimits)} without limits. */
    default DriverCursor query(String sql, BindWriter values) {
        return query(sql, values, CallLimits.NONE);
    }

    /** Runs a change or DDL and answers the number of rows changed, 0 for DDL. */
    long execute(String sql, BindWriter values, CallLimits limits);

    /** {@link #execute(String, BindWriter, CallLimits)} without limits. */
    default long execute(String sql, BindWriter values) {
        return execute(sql, values, CallLimits.NONE);
    }

    /**
     * Opens a batch of one prepared statement. Rows are sent when about 1 MiB has gathered, so memory stays flat
     * whatever their number.
     *
     * @param counts told the number of rows changed by each row of the batch, in order
     * @param limits hold for the batch as a whole
     */
    DriverBatch batch(String sql, RowCounts counts, CallLimits limits);

    /** {@link #batch(String, RowCounts, CallLimits)} without limits. */
    default DriverBatch batch(String sql, RowCounts counts) {
        return batch(sql, counts, CallLimits.NONE);
    }

    /** What the database tells in JDBC's own words; talks to nobody before it is asked something. */
    DriverMetadata metadata();

    /**
     * Commits. Without an answer the outcome is unknown: {@link io.leanq.ConnectionLost} with {@code MAY_HAVE_RUN},
     * never success. Where rows of a batch were sent and did not run, and the batch has not told so yet, nothing is
     * committed and this throws their failure.
     */
    void commit(CallLimits limits);

    /** {@link #commit(CallLimits)} without limits. */
    default void commit() {
        commit(CallLimits.NONE);
    }

    /**
     * Rolls back. A time limit that has passed leaves it a moment; after that the connection is given up, and the
     * database rolls back.
     */
    void rollback(CallLimits limits);

    /** {@link #rollback(CallLimits)} without limits. */
    default void rollback() {
        rollback(CallLimits.NONE);
    }

    /**
     * Gives the connection back: open work is rolled back, open cursors end, a broken connection is dropped.
     * Idempotent.
     */
    @Override
    void close();
}
