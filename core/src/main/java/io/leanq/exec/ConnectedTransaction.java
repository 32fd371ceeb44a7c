package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.driver.RowCounts;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.InsertStep;
import io.leanq.query.Query;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.schema.Column;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A transaction under way; of no use once its work has ended. */
final class ConnectedTransaction implements Transaction {
    private final Runner runner;
    private final Dialect dialect;
    private boolean rollbackOnly;
    private volatile boolean ended;

    ConnectedTransaction(Runner runner, Dialect dialect) {
        this.runner = runner;
        this.dialect = dialect;
    }

    private Runner open() {
        if (ended) {
            throw new LeanqException("the transaction has ended: what it gave is of no use outside its work");
        }
        return runner;
    }

    boolean isRollbackOnly() {
        return rollbackOnly;
    }

    void end() {
        ended = true;
        runner.cutOffStreams();
    }

    @Override
    public void rollbackOnly() {
        open();
        rollbackOnly = true;
    }

    @Override
    public <R> List<R> fetch(Query<R> query) {
        return open().fetch(query);
    }

    @Override
    public <R> @Nullable R fetchOne(Query<R> query) {
        return open().fetchOne(query);
    }

    @Override
    public <R> Optional<R> fetchOptional(Query<R> query) {
        return open().fetchOptional(query);
    }

    @Override
    public <R> Stream<R> stream(Query<R> query) {
        return open().stream(query);
    }

    @Override
    public long execute(Change change) {
        return open().execute(change);
    }

    @Override
    public <R> long batch(Batch<R> batch, Iterator<? extends R> rows, RowCounts counts) {
        return open().batch(batch, rows, counts);
    }

    @Override
    public long next(Sequence sequence) {
        return open().next(sequence);
    }

    @Override
    public <T extends Table<T>, K> K insertReturning(InsertStep<T> insert, Column<T, K> key) {
        return open().insertReturning(insert, key);
    }

    @Override
    public Rendered render(Statement statement) {
        return statement.render(dialect);
    }
}
