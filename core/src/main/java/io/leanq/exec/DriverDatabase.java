package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogReader;
import io.leanq.catalog.CatalogSelection;
import io.leanq.ddl.DdlStatement;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.PoolState;
import io.leanq.query.CompleteChange;
import io.leanq.query.Rows;
import io.leanq.render.Dialect;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.DdlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database over a driver: borrows a connection for each unit of work and gives it back in every case. With a driver
 * that joins the application's transactions it begins and ends none itself.
 */
final class DriverDatabase extends CallExecutor implements Database {
    private final Driver driver;
    private final Platform platform;
    private final DatabaseOptions options;
    private final Listeners listeners;
    private final CatalogReader catalogReader;
    private final UnitsUnderWay underWay = new UnitsUnderWay();
    private volatile @Nullable Dialect dialect;

    DriverDatabase(Driver driver, Platform platform, DatabaseOptions options) {
        this.driver = driver;
        this.platform = Given.PLATFORM.in("a database of platform null", platform);
        this.options = Given.OPTIONS.in("a database with options null", options);
        this.listeners = new Listeners(options.listeners());
        this.catalogReader = platform.catalogReader();
        listeners.listenTo(driver);
    }

    @Override
    public Dialect dialect() {
        Dialect known = dialect;
        if (known == null) {
            Optional<String> generation = Optional.empty();
            if (platform.dialectDependsOnGeneration()) {
                try (DriverConnection connection = acquire(CallLimits.NONE)) {
                    generation = platform.probe(connection);
                }
            }
            known = platform.dialect(generation);
            dialect = known;
        }
        return known;
    }

    private DriverConnection acquire(CallLimits limits) {
        long start = System.nanoTime();
        DriverConnection connection = driver.acquire(limits);
        return listeners.acquired(connection, System.nanoTime() - start);
    }

    @Override
    protected <X extends @Nullable Object> X run(
            Kind kind, CallOptions call, Function<? super StatementRunner, X> work) {
        return borrowing(kind, call, work);
    }

    private <X extends @Nullable Object> X borrowing(Kind kind, CallOptions call, Function<? super Runner, X> work) {
        underWay.begin();
        try {
            CallLimits limits = call.begin(CallLimits.NONE);
            Dialect spoken = call.dialect(dialect());
            try (DriverConnection connection = acquire(limits)) {
                Runner runner = new Runner(connection, spoken, listeners, limits);
                if (driver.joinsTransactions() && !connection.commitsByItself()) {
                    SessionRules.requireNoCommit(kind);
                }
                return kind == Kind.BATCH ? oneUnit(runner, work) : work.apply(runner);
            }
        } finally {
            underWay.end();
        }
    }

    private <X extends @Nullable Object> X oneUnit(Runner runner, Function<? super Runner, X> work) {
        if (!driver.joinsTransactions()) {
            return OneUnit.run(runner, () -> work.apply(runner));
        }
        requireBegun(runner.connection(), "batch");
        return work.apply(runner);
    }

    @Override
    protected <R> Stream<R> stream(CallOptions call, Rows<R> query) {
        underWay.begin();
        try {
            CallLimits limits = call.begin(CallLimits.NONE);
            Dialect spoken = call.dialect(dialect());
            DriverConnection connection = acquire(limits);
            try {
                return new Runner(connection, spoken, listeners, limits).stream(query, connection::close);
            } catch (RuntimeException | Error e) {
                connection.close();
                throw e;
            }
        } finally {
            underWay.end();
        }
    }

    @Override
    public Session session() {
        return session(
                options.sessionAutocommit() ? SessionMode.AUTOCOMMIT : SessionMode.MANUAL, TransactionOptions.DEFAULT);
    }

    @Override
    public Session session(TransactionOptions transactions) {
        return session(SessionMode.MANUAL, Given.OPTIONS.in("session(null)", transactions));
    }

    private Session session(SessionMode mode, TransactionOptions transactions) {
        underWay.begin();
        try {
            Dialect known = transactions.dialect(dialect());
            DriverConnection connection = acquire(CallLimits.NONE);
            try {
                return new ConnectedSession(
                        new Runner(connection, known, listeners, CallLimits.NONE),
                        known,
                        driver.joinsTransactions() ? joinedMode(connection, mode) : mode,
                        transactions,
                        underWay);
            } catch (RuntimeException | Error e) {
                connection.close();
                throw e;
            }
        } finally {
            underWay.end();
        }
    }

    private static SessionMode joinedMode(DriverConnection connection, SessionMode wanted) {
        if (!connection.commitsByItself()) {
            return SessionMode.JOINED;
        }
        if (wanted == SessionMode.MANUAL) {
            throw noTransactionToJoin("session");
        }
        return SessionMode.AUTOCOMMIT;
    }

    @Override
    public <X extends @Nullable Object, E extends Exception> X transactionResult(
            TransactionOptions transaction, TransactionWork<X, E> work) throws E {
        Given.OPTIONS.in("transaction(null, …)", transaction);
        Given.WORK.in("transaction(null)", work);
        underWay.begin();
        try {
            CallLimits limits = transaction.begin();
            dialect();
            try (DriverConnection connection = acquire(limits)) {
                Runner runner = new Runner(connection, transaction.dialect(dialect()), listeners, limits);
                return driver.joinsTransactions()
                        ? joined(runner, transaction, work)
                        : owned(runner, transaction, work);
            }
        } finally {
            underWay.end();
        }
    }

    private <X extends @Nullable Object, E extends Exception> X owned(
            Runner runner, TransactionOptions transaction, TransactionWork<X, E> work) throws E {
        if (!transaction.isServersMode()) {
            runner.connection().transactionMode(transaction.isolation(), transaction.isReadOnly());
        }
        runner.connection().autocommit(false);
        ConnectedTransaction open = new ConnectedTransaction(runner, runner.dialect(), transaction.isReadOnly(), false);
        X result;
        try {
            result = work.run(open);
        } catch (Throwable e) {
            OneUnit.rollback(runner, e);
            throw e;
        } finally {
            open.end();
        }
        if (open.isRollbackOnly()) {
            runner.rollback();
        } else {
            OneUnit.commit(runner);
        }
        return result;
    }

    /**
     * Runs the work as part of the application's transaction, which the application ends whether the work returns or
     * throws.
     */
    private <X extends @Nullable Object, E extends Exception> X joined(
            Runner runner, TransactionOptions transaction, TransactionWork<X, E> work) throws E {
        requireBegun(runner.connection(), "transaction");
        if (!transaction.isServersMode()) {
            runner.connection().transactionMode(transaction.isolation(), transaction.isReadOnly());
        }
        ConnectedTransaction open = new ConnectedTransaction(runner, runner.dialect(), transaction.isReadOnly(), true);
        try {
            return work.run(open);
        } finally {
            open.end();
        }
    }

    private static void requireBegun(DriverConnection connection, String what) {
        if (connection.commitsByItself()) {
            throw noTransactionToJoin(what);
        }
    }

    static LeanqException noTransactionToJoin(String what) {
        return new LeanqException(
                what + ": this database joins the application's transactions, and none has begun, so that"
                        + " each statement would commit itself: begin one, as by Spring's TransactionTemplate or "
                        + "@Transactional, or"
                        + " use Database.over(dataSource, platform), which has transactions of its own");
    }

    @Override
    public Retrying retryOnConflict(int retries) {
        if (driver.joinsTransactions()) {
            throw new LeanqException(
                    "retryOnConflict: this database joins the application's transactions, and a conflict"
                            + " loses the application's transaction as a whole: repeat that one");
        }
        return new Retrying(this, retries, Duration.ofMillis(10), TransactionOptions.DEFAULT, listeners::retrying);
    }

    @Override
    public AsyncDatabase async(java.util.concurrent.Executor threads) {
        if (driver.joinsTransactions()) {
            throw new LeanqException("async: this database joins the application's transaction, which belongs to the"
                    + " thread that began it: use Database.over(dataSource, platform) for calls on other threads");
        }
        return Database.super.async(threads);
    }

    @Override
    public Catalog catalog(CatalogSelection selection) {
        underWay.begin();
        try (DriverConnection connection = acquire(CallLimits.NONE)) {
            return catalogReader.read(connection, selection);
        } finally {
            underWay.end();
        }
    }

    @Override
    public void execute(DdlNode ddl) {
        DdlStatement statement = DdlStatement.of(ddl);
        statement.bound(dialect()); // what the dialect refuses takes no connection
        borrowing(Kind.CHANGE, CallOptions.DEFAULT, runner -> {
            if (driver.joinsTransactions() && !runner.connection().commitsByItself()) {
                throw new LeanqException(
                        "DDL inside the application's transaction: many databases commit the transaction"
                                + " before it: create and drop outside of it, over Database.over(dataSource, "
                                + "platform)");
            }
            return runner.execute(statement);
        });
    }

    @Override
    public void execute(List<ChangeNode> rows) {
        transaction(tx -> rows.forEach(change -> tx.execute(CompleteChange.of(change))));
    }

    @Override
    public Optional<PoolState> pool() {
        return driver.pool();
    }

    @Override
    public String toString() {
        return "Database[" + driver + "]";
    }

    @Override
    public void close() {
        underWay.close();
        try {
            underWay.awaitEnd(options.closeTimeout());
        } finally {
            driver.close();
        }
    }
}
