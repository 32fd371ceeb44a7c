package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.RowCounts;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.InsertStep;
import io.leanq.query.Query;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.schema.Catalog;
import io.leanq.schema.CatalogReader;
import io.leanq.schema.CatalogSelection;
import io.leanq.schema.Column;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.tree.DdlNode;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database over a driver: borrows a connection for each unit of work and gives it back whatever happens. */
final class DriverDatabase implements Database {
    private final Driver driver;
    private final Platform platform;
    private final DatabaseOptions options;
    private final Listeners listeners;
    private final CatalogReader catalogReader;
    private volatile @Nullable Dialect dialect;
    private volatile boolean closed;

    DriverDatabase(Driver driver, Platform platform, DatabaseOptions options) {
        this.driver = driver;
        this.platform = platform;
        this.options = options;
        this.listeners = new Listeners(options.listeners());
        this.catalogReader = platform.catalogReader();
    }

    @Override
    public Dialect dialect() {
        Dialect known = dialect;
        if (known == null) {
            Optional<String> generation = Optional.empty();
            if (platform.dialectDependsOnGeneration()) {
                try (DriverConnection connection = acquire()) {
                    generation = platform.probe(connection);
                }
            }
            known = platform.dialect(generation);
            dialect = known;
        }
        return known;
    }

    private DriverConnection acquire() {
        if (closed) {
            throw new LeanqException("the database is closed");
        }
        return driver.acquire();
    }

    private <X extends @Nullable Object> X with(Function<Runner, X> work) {
        Dialect known = dialect();
        try (DriverConnection connection = acquire()) {
            return work.apply(new Runner(connection, known, listeners));
        }
    }

    @Override
    public <R> List<R> fetch(Query<R> query) {
        return with(runner -> runner.fetch(query));
    }

    @Override
    public <R> @Nullable R fetchOne(Query<R> query) {
        return this.<@Nullable R>with(runner -> runner.fetchOne(query));
    }

    @Override
    public <R> Optional<R> fetchOptional(Query<R> query) {
        return with(runner -> runner.fetchOptional(query));
    }

    @Override
    public <R> Stream<R> stream(Query<R> query) {
        Dialect known = dialect();
        DriverConnection connection = acquire();
        try {
            return new Runner(connection, known, listeners).stream(query, connection::close);
        } catch (RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public long execute(Change change) {
        return with(runner -> runner.execute(change));
    }

    @Override
    public <R> long batch(Batch<R> batch, Iterator<? extends R> rows, RowCounts counts) {
        return with(runner -> OneUnit.run(runner, () -> runner.batch(batch, rows, counts)));
    }

    @Override
    public long next(Sequence sequence) {
        return with(runner -> runner.next(sequence));
    }

    @Override
    public <T extends Table<T>, K> K insertReturning(InsertStep<T> insert, Column<T, K> key) {
        return with(runner -> runner.insertReturning(insert, key));
    }

    @Override
    public Rendered render(Statement statement) {
        return statement.render(dialect());
    }

    @Override
    public Session session() {
        Dialect known = dialect();
        DriverConnection connection = acquire();
        try {
            return new ConnectedSession(
                    new Runner(connection, known, listeners),
                    known,
                    options.sessionAutocommit() ? SessionMode.AUTOCOMMIT : SessionMode.MANUAL);
        } catch (RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public <X extends @Nullable Object, E extends Exception> X transactionResult(TransactionWork<X, E> work) throws E {
        Dialect known = dialect();
        try (DriverConnection connection = acquire()) {
            Runner runner = new Runner(connection, known, listeners);
            connection.autocommit(false);
            ConnectedTransaction transaction = new ConnectedTransaction(runner, known);
            X result;
            try {
                result = work.run(transaction);
            } catch (Throwable e) {
                OneUnit.rollback(runner, e);
                throw e;
            } finally {
                transaction.end();
            }
            if (transaction.isRollbackOnly()) {
                connection.rollback();
            } else {
                OneUnit.commit(runner);
            }
            return result;
        }
    }

    @Override
    public Retrying retryOnConflict(int retries) {
        return new Retrying(this, retries, Duration.ofMillis(10), listeners::retrying);
    }

    @Override
    public Catalog catalog(CatalogSelection selection) {
        try (DriverConnection connection = acquire()) {
            return catalogReader.read(connection, selection);
        }
    }

    @Override
    public void execute(DdlNode ddl) {
        String sql = dialect().render(ddl);
        with(runner -> runner.execute(sql, BindWriter.NONE, false));
    }

    @Override
    public String toString() {
        return "Database[" + driver + "]";
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            driver.close();
        }
    }
}
