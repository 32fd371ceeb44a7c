package io.leanq.exec.recording;

import io.leanq.exec.CallExecutor;
import io.leanq.exec.CallOptions;
import io.leanq.exec.Session;
import io.leanq.exec.SessionMode;
import io.leanq.exec.SessionRules;
import io.leanq.exec.StatementRunner;
import io.leanq.exec.Transaction;
import io.leanq.render.Dialect;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A session or transaction of a {@link RecordingDatabase}: it writes the same record, and refuses what a real one
 * refuses.
 */
final class RecordingSession extends CallExecutor implements Session, Transaction {
    private final RecordingDatabase database;
    private final SessionMode mode;
    private final boolean readOnly;
    private boolean changed;
    private boolean rollbackOnly;

    RecordingSession(RecordingDatabase database, SessionMode mode, boolean readOnly) {
        this.database = database;
        this.mode = mode;
        this.readOnly = readOnly;
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

    @Override
    protected <X extends @Nullable Object> X run(
            Kind kind, CallOptions options, Function<? super StatementRunner, X> call) {
        SessionRules.requireChangesAllowed(readOnly, kind != Kind.READ);
        if (mode != SessionMode.AUTOCOMMIT) {
            SessionRules.requireNoCommit(kind);
        }
        changed |= mode == SessionMode.MANUAL && kind != Kind.READ;
        return database.run(kind, options, call);
    }

    @Override
    protected Dialect dialect() {
        return database.dialect();
    }
}
