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
 * A database and the connections to it. Thread-safe. Each call is a unit of its own, committed when it returns,
 * whatever the URL says of autocommit.
 */
public interface Database extends Executor, SchemaTarget, AutoCloseable {

    /** A database served by a driver. The driver is closed with it. */
    static Database on(Driver driver, Platform platform, DatabaseOptions options) {
        return new DriverDatabase(Given.DRIVER.in("Database.on(null, …)", driver), platform, options);
    }

    /**
     * The same over any JDBC data source, which the caller keeps and closes. LeanQ begins and ends all transactions on
     * its connections, and closes each after use.
     *
     * <p>A connection that arrives without autocommit is refused: it may hold open work of the application, which LeanQ
     * would commit. The ways out are {@link #joining} and {@link #owning}.
     *
     * @param platform what kind of database it is, as in {@link StandardPlatform}
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
     * Over a data source whose connections hold no open work when they are handed out, though they may arrive without
     * autocommit, as from a pool with {@code autoCommit=false}. LeanQ ends its transactions itself and restores the
     * mode before it closes the connection. Not for connections of a transaction of the application: its open work
     * would be committed.
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
     * Over a data source that hands out the connection of the application's transaction, such as Spring's
     * {@code TransactionAwareDataSourceProxy}. LeanQ never commits, rolls back or switches autocommit, and closes what
     * it was given; {@link #transaction} joins too, and its work is committed or rolled back with the application's.
     * Isolation, retries and {@code rollbackOnly} are the application's affair, and refused here; so is DDL, before
     * which many databases commit.
     *
     * <p>Outside a transaction of the application each statement commits itself where the connection has autocommit; a
     * batch, a transaction and a session without autocommit are refused there. Where it has none, nobody commits: such
     * a pool is for {@link #owning}, or for work inside transactions only.
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

    /** A connection of one's own, which commits by itself or not as the URL or the options say; close it. */
    Session session();

    /**
     * A connection of one's own whose transactions end by its {@code commit} and {@code rollback}, whatever the URL
     * says; close it. The options hold for each of its transactions; a time limit begins with the first call after the
     * one before has ended.
     *
     * @throws io.leanq.LeanqException if the driver or the database cannot give the isolation; it may also show with
     *     the first call
     */
    Session session(TransactionOptions options);

    /**
     * Runs the work in a transaction: commits when it returns, rolls back when it throws, and passes on what it threw.
     * Never repeats it.
     *
     * @return what the work returned
     * @throws E as the work does
     * @throws io.leanq.WriteConflict if another transaction changed the same rows first: repeat the whole work if it
     *     can be
     * @throws io.leanq.ConnectionLost with {@code MAY_HAVE_RUN} if the answer to the commit was lost
     */
    default <X extends @Nullable Object, E extends Exception> X transactionResult(TransactionWork<X, E> work) throws E {
        return transactionResult(TransactionOptions.DEFAULT, work);
    }

    /**
     * {@link #transactionResult(TransactionWork)} with isolation, read-only or a time limit.
     *
     * @throws io.leanq.CallTimedOut if the time limit passed; nothing is committed, except with {@code MAY_HAVE_RUN}
     *     from the commit
     * @throws io.leanq.LeanqException if the driver or the database cannot give the isolation
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
     * Transactions that are repeated from their start when another one was first:
     * {@code db.retryOnConflict(5).transaction(tx -> …)}.
     *
     * @param retries how many times after the first attempt, at least 1
     */
    Retrying retryOnConflict(int retries);

    /** How many connections are lent, idle and waited for now; empty where a JDBC data source has them. */
    default Optional<PoolState> pool() {
        return Optional.empty();
    }

    /**
     * Refuses new calls, waits until those that are under way have ended, at most for
     * {@link DatabaseOptions#closeTimeout}, stops those that have not, and closes the connections. What is stopped
     * throws {@link io.leanq.CallCancelled} on its own thread within a second. A transaction under way is waited for as
     * a whole; sessions and streams are not waited for between their calls, and fail at the next. An interrupt ends the
     * waiting. Whoever closes from inside a transaction waits for himself. Idempotent.
     */
    @Override
    void close();
}
