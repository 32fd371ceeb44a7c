package io.leanq.driver;

/**
 * One connection. Belongs to one thread at a time. The driver manages prepared statements: it keeps one for each SQL
 * text, and beyond its limit closes the least recently used.
 *
 * <p>All methods that send a request throw {@link io.leanq.SqlException} or a subclass: {@link io.leanq.ConnectionLost}
 * with its outcome when no usable answer came, {@link io.leanq.WriteConflict}, {@link io.leanq.ConstraintViolation},
 * {@link io.leanq.SyntaxError}. A driver never repeats a request that may have run.
 *
 * <p>A call that waits for the server ends within about a second when its deadline passes, one of its cancellations is
 * cancelled, its thread is interrupted or the driver is closed. It throws {@link io.leanq.CallTimedOut} or
 * {@link io.leanq.CallCancelled} with its outcome. The interrupt flag of the thread stays set.
 */
public interface DriverConnection extends AutoCloseable {

    /**
     * For drivers that join transactions: whether the application has begun none on this connection, so that each
     * statement is committed as it runs.
     */
    default boolean commitsByItself() {
        return false;
    }

    /**
     * Switches autocommit on or off, without a round trip before the next statement. Must not be called with
     * uncommitted changes.
     */
    void autocommit(boolean on);

    /**
     * Sets isolation and read-only mode of the transactions that follow. The driver restores both when the connection
     * is given back. Must not be called with uncommitted changes.
     *
     * @param readOnly tells the database that nothing will be changed; not every database enforces it
     * @throws io.leanq.LeanqException if the driver or the database does not have this isolation; some report it only
     *     with the next statement
     */
    void transactionMode(Isolation isolation, boolean readOnly);

    /**
     * Runs a query.
     *
     * @param limits limits that hold until the cursor is closed
     * @return a cursor before its first row; several cursors may be open, and LeanQ reads one at a time
     */
    DriverCursor query(String sql, BindWriter values, CallLimits limits);

    /** {@link #query(String, BindWriter, CallLimits)} without limits. */
    default DriverCursor query(String sql, BindWriter values) {
        return query(sql, values, CallLimits.NONE);
    }

    /**
     * Runs a change or DDL.
     *
     * @return the number of rows changed; 0 for DDL; {@link RowCounts#UNREPORTED} if the server does not report it
     */
    long execute(String sql, BindWriter values, CallLimits limits);

    /** {@link #execute(String, BindWriter, CallLimits)} without limits. */
    default long execute(String sql, BindWriter values) {
        return execute(sql, values, CallLimits.NONE);
    }

    /**
     * Opens a batch of one prepared statement. Rows are sent in parts of about 1 MiB or less, so that memory does not
     * grow with their number.
     *
     * @param counts receives the number of rows changed by each row of the batch, in order
     * @param limits limits of the batch as a whole
     */
    DriverBatch batch(String sql, RowCounts counts, CallLimits limits);

    /** {@link #batch(String, RowCounts, CallLimits)} without limits. */
    default DriverBatch batch(String sql, RowCounts counts) {
        return batch(sql, counts, CallLimits.NONE);
    }

    /** The catalog in the form of JDBC's metadata. Getting it sends nothing; its methods do. */
    DriverMetadata metadata();

    /**
     * Commits. Without an answer the outcome is unknown, and this throws {@link io.leanq.ConnectionLost} with
     * {@code MAY_HAVE_RUN}. If rows of a batch have failed and the batch has not reported it yet, nothing is committed
     * and this throws their failure.
     */
    void commit(CallLimits limits);

    /** {@link #commit(CallLimits)} without limits. */
    default void commit() {
        commit(CallLimits.NONE);
    }

    /**
     * Rolls back. After the deadline has passed, the rollback still has a short time of its own; then the connection is
     * closed, and the database rolls back.
     */
    void rollback(CallLimits limits);

    /** {@link #rollback(CallLimits)} without limits. */
    default void rollback() {
        rollback(CallLimits.NONE);
    }

    /**
     * Gives the connection back: the open transaction is rolled back, open cursors are closed, a broken connection is
     * dropped. Idempotent.
     */
    @Override
    void close();
}
