package io.leanq.exec;

import io.leanq.driver.Driver;
import io.leanq.driver.jdbc.JdbcDriver;
import io.leanq.schema.SchemaTarget;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database and the connections to it. Thread-safe. Each call is a unit of its own, committed when it returns, whatever
 * the URL says of autocommit.
 */
public interface Database extends Executor, SchemaTarget, AutoCloseable {

    /** A database served by a driver. The driver is closed with it. */
    static Database on(Driver driver, Platform platform, DatabaseOptions options) {
        return new DriverDatabase(driver, platform, options);
    }

    /**
     * The same over any JDBC data source, which the caller keeps and closes.
     *
     * @param platform what kind of database it is, as in {@link StandardPlatform}
     */
    static Database over(DataSource dataSource, Platform platform) {
        return on(new JdbcDriver(dataSource), platform, DatabaseOptions.DEFAULT);
    }

    /** {@link #over(DataSource, Platform)} with options. */
    static Database over(DataSource dataSource, Platform platform, DatabaseOptions options) {
        return on(new JdbcDriver(dataSource), platform, options);
    }

    /** A connection of one's own; close it. */
    Session session();

    /**
     * Runs the work in a transaction: commits when it returns, rolls back when it throws, and passes on what it threw.
     * Never repeats it.
     *
     * @return what the work returned
     * @throws E as the work does
     * @throws io.leanq.WriteConflict if another transaction changed the same rows first: repeat the whole work if it can be
     * @throws io.leanq.ConnectionLost with {@code MAY_HAVE_RUN} if the answer to the commit was lost
     */
    <X extends @Nullable Object, E extends Exception> X transactionResult(TransactionWork<X, E> work) throws E;

    /** {@link #transactionResult} without a result. */
    default <E extends Exception> void transaction(TransactionAction<E> work) throws E {
        this.<@Nullable Object, E>transactionResult(tx -> {
            work.run(tx);
            return null;
        });
    }

    /**
     * Transactions that are repeated from their start when another one was first:
     * {@code db.retryOnConflict(5).transaction(tx -> …)}.
     *
     * @param retries how many times after the first attempt, at least 1
     */
    Retrying retryOnConflict(int retries);

    /** Closes its connections. Sessions and streams that are open fail at their next call. Idempotent. */
    @Override
    void close();
}
