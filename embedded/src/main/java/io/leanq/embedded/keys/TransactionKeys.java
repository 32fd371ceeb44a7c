package io.leanq.embedded.keys;

import io.leanq.embedded.error.ReportedError;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.keys.KeyLocks.Holder;
import io.leanq.embedded.keys.KeyLocks.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.message.DbException;
import org.jspecify.annotations.Nullable;

/**
 * The foreign keys that one session's transaction has touched. The server reports when statements and transactions
 * begin and end, since H2 does not. Used by the session's thread.
 */
public final class TransactionKeys {
    private final ForeignKeys all;
    private final SessionLocal session;
    private final KeyLocks locks;
    private final Duration wait;
    /** The checks that could not be decided while the statement ran. */
    private final List<Look> open = new ArrayList<>();

    private @Nullable Holder holder;
    private boolean snapshot;
    private boolean watching;
    private boolean acting;
    private boolean partCommitted;

    TransactionKeys(ForeignKeys all, SessionLocal session, KeyLocks locks, Duration wait) {
        this.all = all;
        this.session = session;
        this.locks = locks;
        this.wait = wait;
    }

    /**
     * Begins a statement, and a transaction if none is open. Called before H2 runs anything of the statement.
     *
     * @param snapshot true if the transaction sees only what was committed before its first statement; false if it sees
     *     what was committed before the current one
     */
    public void begin(boolean snapshot) {
        this.snapshot = snapshot;
        Holder held = holder;
        if (held == null) {
            holder = locks.begin();
        } else if (!snapshot) {
            locks.renewView(held);
        }
    }

    /**
     * Ends the statement, whether it succeeded or failed. A transaction without a snapshot has no view until its next
     * statement.
     */
    public void endStatement() {
        Holder held = holder;
        if (held != null && !snapshot) {
            locks.dropView(held);
        }
    }

    SessionLocal session() {
        return session;
    }

    /** True while a transaction is open. */
    boolean isOpen() {
        return holder != null;
    }

    /** True while a statement runs whose keys are checked at its end. */
    boolean isWatching() {
        return watching;
    }

    /** Locks the key and checks it; if the key does not hold yet, it is checked again at the end of the statement. */
    void look(Look look) {
        Outcome outcome = locks.lock(held(), look.key(), look.mode(), 0);
        if (outcome != Outcome.LOCKED || !look.constraint().holdsAnyway(session, look)) {
            open.add(look);
        }
    }

    /** Locks the key of a row that H2 checks itself. */
    void lock(Look look) {
        if (locks.lock(held(), look.key(), look.mode(), wait.toNanos()) != Outcome.LOCKED) {
            throw DbException.get(
                    ErrorCode.LOCK_TIMEOUT_1, look.constraint().getTable().getName());
        }
    }

    /** True while H2 changes children of a row that a statement has changed. */
    boolean isActing() {
        return acting;
    }

    /** Runs H2's changes of children. */
    void acting(Runnable work) {
        boolean outer = acting;
        acting = true;
        try {
            work.run();
        } finally {
            acting = outer;
        }
    }

    private Holder held() {
        Holder held = holder;
        if (held == null) {
            throw new IllegalStateException("no statement has begun");
        }
        return held;
    }

    /** A change of rows. */
    public interface Change {
        /** @return the number of rows changed */
        long run() throws SQLException;
    }

    /**
     * Runs a change, and checks its keys when it has run. If this method throws, the caller rolls the change back.
     *
     * @param goOn called from time to time; throws if the statement is to stop
     * @return the number of rows changed
     * @throws ServerErrorException with SQLSTATE 40001 if another transaction holds the other end of a key
     * @throws SQLException if a key does not hold, or the change fails
     */
    public long watch(Change change, Runnable goOn) throws SQLException {
        open.clear();
        watching = true;
        try {
            long changed = change.run();
            check(goOn);
            return changed;
        } finally {
            watching = false;
            open.clear();
        }
    }

    private void check(Runnable goOn) throws SQLException {
        if (open.isEmpty()) {
            return;
        }
        for (Look look : open) {
            goOn.run();
            Outcome outcome = locks.lock(held(), look.key(), look.mode(), wait.toNanos());
            if (outcome == Outcome.BUSY || snapshot && outcome == Outcome.LOCKED_BUT_CHANGED) {
                throw new ServerErrorException(ReportedError.conflict());
            }
        }
        session.lock();
        try {
            session.startStatementWithinTransaction(null);
            for (Look look : open) {
                goOn.run();
                requireHolding(look);
            }
        } catch (DbException e) {
            throw DbException.toSQLException(e);
        } finally {
            session.endStatement();
            session.unlock();
        }
    }

    private void requireHolding(Look look) {
        boolean holds;
        try {
            holds = look.constraint().holds(session, look);
        } catch (RuntimeException e) {
            if (look.constraint().isDropped()) {
                throw new ServerErrorException(ReportedError.conflict());
            }
            throw e;
        }
        if (!holds) {
            throw look.constraint().violation(look);
        }
    }

    /** Notes that a change of the schema has failed. H2 may have committed the transaction's earlier changes. */
    public void schemaChangeFailed() {
        Holder held = holder;
        if (held != null && held.hasLocks() && !session.hasPendingTransaction()) {
            end(true);
        } else {
            partCommitted = held != null;
        }
    }

    /** Ends the transaction. Does nothing if none is open. */
    public void end(boolean committed) {
        open.clear();
        Holder held = holder;
        if (held != null) {
            locks.end(held, committed || partCommitted);
        }
        holder = null;
        partCommitted = false;
    }

    /** Ends the session. */
    public void close() {
        end(false);
        all.forget(session);
    }
}
