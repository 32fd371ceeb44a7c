package io.leanq.exec;

import io.leanq.driver.Driver;
import io.leanq.driver.PoolState;
import io.leanq.driver.jdbc.JdbcDriver;
import io.leanq.driver.jdbc.JdbcOwnership;
import io.leanq.schema.SchemaTarget;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database and the connections to it. Each call is a transaction of its own, committed when the call returns,
 * whatever autocommit mode the URL asks for. Thread-safe.
 */
public interface Database extends Executor, SchemaTarget, AutoCloseable {

    /** A database behind a driver. Closing the database closes the driver. */
    static Database on(Driver driver, Platform platform, DatabaseOptions options) {
        return new DriverDatabase(Given.DRIVER.in("Database.on(null, …)", driver), platform, options);
    }

    /**
     * A database behind a JDBC data source, which the caller closes. LeanQ begins and ends all transactions on its
     * connections, and closes each connection after use.
     *
     * <p>A connection that arrives without autocommit is refused: it may hold uncommitted work of the application,
     * which LeanQ would commit. For such connections use {@link #joining} or {@link #owning}.
     *
     * @param platform the kind of database, such as one of {@link StandardPlatform}
     */
    static Database over(DataSource dataSource, Platform platform) {
        return over(dataSource, platform, DatabaseOptions.DEFAULT);
    }

    /** {@link #over(DataSource, Platform)} with options. */
    static Database over(DataSource dataSource, Platform platform, DatabaseOptions options) {
        return on(
                new JdbcDriver(Given.DATA_SOURCE.in("Database.over(null, …)", dataSource), JdbcOwnership.CHECKED),
                platform,
                options);
    }

    /**
     * A database behind a data source whose connections arrive without uncommitted work, in any autocommit mode, such
     * as those of a pool with {@code autoCommit=false}. LeanQ ends all transactions and restores the mode before it
     * closes a connection. Do not use it for connections inside a transaction of the application: the application's
     * uncommitted work would be committed.
     */
    static Database owning(DataSource dataSource, Platform platform) {
        return owning(dataSource, platform, DatabaseOptions.DEFAULT);
    }

    /** {@link #owning(DataSource, Platform)} with options. */
    static Database owning(DataSource dataSource, Platform platform, DatabaseOptions options) {
        return on(
                new JdbcDriver(Given.DATA_SOURCE.in("Database.owning(null, …)", dataSource), JdbcOwnership.OWNING),
                platform,
                options);
    }

    /**
     * A database behind a data source that lends the connection of the application's transaction, such as Spring's
     * {@code TransactionAwareDataSourceProxy}. LeanQ never commits, rolls back or switches autocommit on it, and closes
     * each connection after use. The work of {@link #transaction} joins the application's transaction and is committed
     * or rolled back with it. Isolation, retries and {@code rollbackOnly} are for the application to decide, and
     * refused here. DDL is refused too, since many databases commit before it.
     *
     * <p>Outside a transaction of the application, an autocommitting connection commits each statement; a batch, a
     * transaction and a session without autocommit are refused there. On a connection without autocommit such a
     * statement is never committed: use {@link #owning} for such a pool, or work inside transactions only.
     */
    static Database joining(DataSource dataSource, Platform platform) {
        return joining(dataSource, platform, DatabaseOptions.DEFAULT);
    }

    /** {@link #joining(DataSource, Platform)} with options. */
    static Database joining(DataSource dataSource, Platform platform, DatabaseOptions options) {
        return on(
                new JdbcDriver(Given.DATA_SOURCE.in("Database.joining(null, …)", dataSource), JdbcOwnership.JOINING),
                platform,
                options);
    }

    /** A session on a connection of its own, in the autocommit mode of the URL or the options. The caller closes it. */
    Session session();

    /**
     * A session without autocommit on a connection of its own, whatever mode the URL asks for. The caller ends its
     * transactions by {@code commit} and {@code rollback}, and closes it. The options hold for each of its
     * transactions. The time limit of a transaction begins with the first call in it.
     *
     * @throws io.leanq.LeanqException if the driver or the database does not have the isolation; some report it only
     *     with the first call
     */
    Session session(TransactionOptions options);

    /**
     * Runs the work in a transaction: commits when the work returns; rolls back when the work throws, and passes its
     * exception on. The work is never repeated.
     *
     * @return the result of the work
     * @throws E if the work throws it
     * @throws io.leanq.WriteConflict if another transaction changed the same rows first; nothing is committed, and the
     *     whole work may be repeated
     * @throws io.leanq.ConnectionLost with {@code MAY_HAVE_RUN} if no answer to the commit came: whether it is
     *     committed is unknown
     */
    default <X extends @Nullable Object, E extends Exception> X transactionResult(TransactionWork<X, E> work) throws E {
        return transactionResult(TransactionOptions.DEFAULT, work);
    }

    /**
     * {@link #transactionResult(TransactionWork)} with isolation, read-only or a time limit.
     *
     * @throws io.leanq.CallTimedOut if the time limit passed; nothing is committed, unless the commit itself was
     *     stopped: {@code MAY_HAVE_RUN}
     * @throws io.leanq.LeanqException if the driver or the database does not have the isolation
     */
    <X extends @Nullable Object, E extends Exception> X transactionResult(
            TransactionOptions options, TransactionWork<X, E> work) throws E;

    /** {@link #transactionResult} without a result. */
    default <E extends Exception> void transaction(TransactionAction<E> work) throws E {
        Given.WORK.in("transaction(null)", work);
        this.<@Nullable Object, E>transactionResult(tx -> {
            work.run(tx);
            return null;
        });
    }

    /** {@link #transactionResult(TransactionOptions, TransactionWork)} without a result. */
    default <E extends Exception> void transaction(TransactionOptions options, TransactionAction<E> work) throws E {
        Given.WORK.in("transaction(…, null)", work);
        this.<@Nullable Object, E>transactionResult(options, tx -> {
            work.run(tx);
            return null;
        });
    }

    /**
     * Transactions that are repeated from their start after a {@link io.leanq.WriteConflict}:
     * {@code db.retryOnConflict(5).transaction(tx -> …)}.
     *
     * @param retries the most repetitions after the first attempt, at least 1
     */
    Retrying retryOnConflict(int retries);

    /**
     * The calls of this database on the threads of an executor, with futures as their results. The executor is the
     * caller's, who shuts it down; its threads bound how many calls run at once.
     *
     * @throws io.leanq.LeanqException if the database is {@linkplain #joining joining}: the application's transaction
     *     belongs to the thread that began it
     */
    default AsyncDatabase async(java.util.concurrent.Executor threads) {
        return new AsyncDatabase(this, Given.EXECUTOR.in("async(null)", threads));
    }

    /**
     * The numbers of lent and idle connections and of waiting threads at this moment; empty where a JDBC data source
     * has the pool.
     */
    default Optional<PoolState> pool() {
        return Optional.empty();
    }

    /**
     * Refuses new calls, waits at most {@link DatabaseOptions#closeTimeout} for calls in progress, stops those that
     * have not ended then, and closes the connections. A stopped call throws {@link io.leanq.CallCancelled} on its own
     * thread within a second. An open transaction counts as one call. Sessions and open streams are not waited for
     * between their calls; their next call fails. An interrupt of this thread ends the wait. A call from inside a
     * transaction of the same database waits for the whole time-out. Idempotent.
     */
    @Override
    void close();
}
