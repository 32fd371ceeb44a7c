package io.leanq.exec.recording;

import io.leanq.exec.CallExecutor;
import io.leanq.exec.CallOptions;
import io.leanq.exec.Session;
import io.leanq.exec.SessionMode;
import io.leanq.exec.SessionRules;
import io.leanq.exec.StatementRunner;
import io.leanq.exec.Transaction;
import io.leanq.exec.TransactionOptions;
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
    private final Dialect dialect;
    private boolean changed;
    private boolean brokenBatch;
    private boolean rollbackOnly;

    /** @param options of each transaction of the session */
    RecordingSession(RecordingDatabase database, SessionMode mode, TransactionOptions options) {
        this.database = database;
        this.mode = mode;
        this.readOnly = options.isReadOnly();
        this.dialect = options.dialect(database.dialect());
    }

    boolean isRollbackOnly() {
        return rollbackOnly;
    }

    /** Whether a batch failed after some of its rows may have run, so that the transaction is not committed. */
    boolean hasBrokenBatch() {
        return brokenBatch;
    }

    @Override
    public void rollbackOnly() {
        rollbackOnly = true;
    }

    @Override
    public void commit() {
        boolean broken = brokenBatch;
        end("commit", broken ? "ROLLBACK" : "COMMIT");
        if (broken) {
            throw SessionRules.brokenBatch();
        }
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
        brokenBatch = false;
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
        boolean broken = mode != SessionMode.AUTOCOMMIT && kind == Kind.BATCH;
        try {
            X result = database.run(dialect, options, call);
            broken = false;
            return result;
        } finally {
            brokenBatch |= broken;
        }
    }

    @Override
    protected Dialect dialect() {
        return dialect;
    }
}
