package io.leanq.exec.recording;

import io.leanq.driver.CallLimits;
import io.leanq.driver.RowCounts;
import io.leanq.exec.CallOptions;
import io.leanq.exec.Executor;
import io.leanq.exec.Session;
import io.leanq.exec.SessionMode;
import io.leanq.exec.SessionRules;
import io.leanq.exec.Transaction;
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

/** A session, transaction or limited executor of a {@link RecordingDatabase}: the same record, and the same refusals as in production. */
final class RecordingSession implements Session, Transaction {
    private final RecordingDatabase database;
    private final SessionMode mode;
    private final boolean readOnly;
    private final CallLimits limits;
    private boolean changed;
    private boolean rollbackOnly;

    RecordingSession(RecordingDatabase database, SessionMode mode, boolean readOnly) {
        this(database, mode, readOnly, CallLimits.NONE);
    }

    private RecordingSession(RecordingDatabase database, SessionMode mode, boolean readOnly, CallLimits limits) {
        this.database = database;
        this.mode = mode;
        this.readOnly = readOnly;
        this.limits = limits;
    }

    boolean isRollbackOnly() {
        return rollbackOnly;
    }

    @Override
    public Executor with(CallOptions options) {
        return new RecordingSession(database, mode, readOnly, options.begin(limits));
    }

    @Override
    public void rollbackOnly() {
        rollbackOnly = true;
    }

    @Override
    public void commit() {
        end("commit", "COMMIT");
    }

    @Override
    public void rollback() {
        end("rollback", "ROLLBACK");
    }

    private void end(String operation, String recorded) {
        if (mode == SessionMode.AUTOCOMMIT) {
            throw SessionRules.nothingToEnd(operation);
        }
        changed = false;
        database.end(recorded);
    }

    @Override
    public void close() {
        boolean lost = changed;
        changed = false;
        if (lost) {
            database.end("ROLLBACK");
            throw SessionRules.closedOverChanges();
        }
    }

    private void changing() {
        SessionRules.requireChangesAllowed(readOnly, true);
        changed = mode == SessionMode.MANUAL;
    }

    @Override
    public <R> List<R> fetch(Query<R> query) {
        List<R> rows = database.fetch(query);
        if (rows.size() >= limits.mostRows()) {
            SessionRules.requireRoom(limits, limits.mostRows() - 1);
        }
        return rows;
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
        return fetch(query).stream();
    }

    @Override
    public long execute(Change change) {
        changing();
        return database.execute(change);
    }

    @Override
    public <R> long batch(Batch<R> batch, Iterator<? extends R> rows, RowCounts counts) {
        changing();
        return database.batch(batch, rows, counts);
    }

    @Override
    public long next(Sequence sequence) {
        return database.next(sequence);
    }

    @Override
    public <T extends Table<T>, K> K insertReturning(InsertStep<T> insert, Column<T, K> key) {
        changing();
        return database.insertReturning(insert, key);
    }

    @Override
    public Rendered render(Statement statement) {
        return database.render(statement);
    }
}
