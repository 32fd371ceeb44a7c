package io.leanq.driver;

/**
 * One connection. Belongs to one thread at a time. Prepared statements are the driver's affair: it keeps those of the
 * same SQL text and closes the least recently used beyond its bound.
 *
 * <p>All methods that talk to the server throw {@link io.leanq.SqlException} or one of its kinds:
 * {@link io.leanq.ConnectionLost} with its outcome when no usable answer came, {@link io.leanq.WriteConflict},
 * {@link io.leanq.ConstraintViolation}, {@link io.leanq.SyntaxError}. A driver never sends twice what may have run.
 */
public interface DriverConnection extends AutoCloseable {

    /** Switches autocommit; free of charge until the next statement. Must not be called with uncommitted changes. */
    void autocommit(boolean on);

    /**
     * Runs a query.
     *
     * @return a cursor before its first row; at most one is read at a time by LeanQ, several may be open
     */
    DriverCursor query(String sql, BindWriter values);

    /** Runs a change or DDL and answers the number of rows changed, 0 for DDL. */
    long execute(String sql, BindWriter values);

    /**
     * Opens a batch of one prepared statement. Rows are sent when about 1 MiB has gathered, so memory stays flat
     * whatever their number.
     *
     * @param counts told the number of rows changed by each row of the batch, in order
     */
    DriverBatch batch(String sql, RowCounts counts);

    /** What the database tells in JDBC's own words; talks to nobody before it is asked something. */
    DriverMetadata metadata();

    /**
     * Commits. Without an answer the outcome is unknown: {@link io.leanq.ConnectionLost} with {@code MAY_HAVE_RUN},
     * never success. Where rows of a batch were sent and did not run, and the batch has not told so yet, nothing is committed
     * and this throws their failure.
     */
    void commit();

    void rollback();

    /** Gives the connection back: open work is rolled back, open cursors end, a broken connection is dropped. Idempotent. */
    @Override
    void close();
}
