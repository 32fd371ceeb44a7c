package io.leanq.exec;

import io.leanq.driver.RowCounts;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.InsertStep;
import io.leanq.query.Query;
import io.leanq.query.Statement;
import io.leanq.render.Rendered;
import io.leanq.schema.Column;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A session or transaction of a {@link RecordingDatabase}: the same record, plus how it ended. */
final class RecordingSession implements Session, Transaction {
    private final RecordingDatabase database;
    private final boolean readOnly;
    private boolean rollbackOnly;

    RecordingSession(RecordingDatabase database, boolean readOnly) {
        this.database = database;
        this.readOnly = readOnly;
    }

    @Override
    public Executor with(CallOptions options) {
        return this;
    }

    boolean isRollbackOnly() {
        return rollbackOnly;
    }

    @Override
    public void rollbackOnly() {
        rollbackOnly = true;
    }

    @Override
    public void commit() {
        database.end("COMMIT");
    }

    @Override
    public void rollback() {
        database.end("ROLLBACK");
    }

    @Override
    public void close() {
        // there is nothing to close
    }

    @Override
    public <R> List<R> fetch(Query<R> query) {
        return database.fetch(query);
    }

    @Override
    public <R> @Nullable R fetchOne(Query<R> query) {
        return database.fetchOne(query);
    }

    @Override
    public <R> Optional<R> fetchOptional(Query<R> query) {
        return database.fetchOptional(query);
    }

    @Override
    public <R> Stream<R> stream(Query<R> query) {
        return database.stream(query);
    }

    @Override
    public long execute(Change change) {
        ConnectedTransaction.requireChangesAllowed(readOnly, CallExecutor.Kind.CHANGE);
        return database.execute(change);
    }

    @Override
    public <R> long batch(Batch<R> batch, Iterator<? extends R> rows, RowCounts counts) {
        ConnectedTransaction.requireChangesAllowed(readOnly, CallExecutor.Kind.CHANGE);
        return database.batch(batch, rows, counts);
    }

    @Override
    public long next(Sequence sequence) {
        return database.next(sequence);
    }

    @Override
    public <T extends Table<T>, K> K insertReturning(InsertStep<T> insert, Column<T, K> key) {
        ConnectedTransaction.requireChangesAllowed(readOnly, CallExecutor.Kind.CHANGE);
        return database.insertReturning(insert, key);
    }

    @Override
    public Rendered render(Statement statement) {
        return database.render(statement);
    }
}
