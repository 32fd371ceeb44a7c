package io.leanq.embedded.keys;

import io.leanq.embedded.error.ServerError;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.keys.KeyLocks.Holder;
import io.leanq.embedded.keys.KeyLocks.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.h2.engine.SessionLocal;
import org.h2.message.DbException;
import org.jspecify.annotations.Nullable;

/**
 * The foreign keys that one session's transaction has touched. The server says when statements and transactions begin and end, for H2
 * tells nobody. Used by the session's thread.
 */
public final class TransactionKeys {
    private final ForeignKeys all;
    private final SessionLocal session;
    private final KeyLocks locks;
    private final Duration wait;
    /** What could not be told while the statement ran. */
    private final List<Look> open = new ArrayList<>();

    private @Nullable Holder holder;
    private boolean snapshot;
    private boolean partCommitted;

    TransactionKeys(ForeignKeys all, SessionLocal session, KeyLocks locks, Duration wait) {
        this.all = all;
        this.session = session;
        this.locks = locks;
        this.wait = wait;
    }

    /**
     * A statement begins, and a transaction with it if none is open. To be called before H2 runs it.
     *
     * @param snapshot whether the transaction sees what was committed before its first statement, rather than before this one
     */
    public void begin(boolean snapshot) {
        this.snapshot = snapshot;
        open.clear();
        Holder held = holder;
        if (held == null) {
            holder = locks.begin();
        } else if (!snapshot) {
            locks.renewView(held);
        }
    }

    /** False where nobody said that a statement begins: nobody would look at its keys when it has run. */
    boolean inStatement() {
        return holder != null;
    }

    /** Locks the key and looks whether it holds; later, if it does not yet. */
    void look(Look look) {
        Outcome outcome = locks.lock(held(), look.key(), look.mode(), 0);
        if (outcome != Outcome.LOCKED || !look.constraint().holdsAnyway(session, look)) {
            open.add(look);
        }
    }

    private Holder held() {
        Holder held = holder;
        if (held == null) {
            throw new IllegalStateException("no statement has begun");
        }
        return held;
    }

    /**
     * The statement has run: its keys have to hold. The caller takes its changes back if this throws.
     *
     * @param goOn asked before each wait; throws if the statement is to stop
     * @throws ServerErrorException with SQLSTATE 40001 if another transaction is at the other end of a key
     * @throws SQLException if a key does not hold
     */
    public void check(Runnable goOn) throws SQLException {
        while (!open.isEmpty()) {
            List<Look> looks = List.copyOf(open);
            open.clear(); // what is done to children is to be looked at in its turn
            for (Look look : looks) {
                goOn.run();
                Outcome outcome = locks.lock(held(), look.key(), look.mode(), wait.toNanos());
                if (outcome == Outcome.BUSY || snapshot && outcome == Outcome.LOCKED_BUT_CHANGED) {
                    throw new ServerErrorException(ServerError.conflict());
                }
            }
            requireHolding(looks);
        }
    }

    private void requireHolding(List<Look> looks) throws SQLException {
        session.lock();
        try {
            session.startStatementWithinTransaction(null);
            for (Look look : looks) {
                if (!look.constraint().holds(session, look)) {
                    throw look.constraint().violation(look);
                }
            }
        } catch (DbException e) {
            throw DbException.toSQLException(e);
        } finally {
            session.endStatement();
            session.unlock();
        }
    }

    /** A statement has failed that may have committed what was done before it. */
    public void partCommitted() {
        partCommitted = holder != null;
    }

    /** The transaction has ended. Does nothing if none was open. */
    public void end(boolean committed) {
        open.clear();
        Holder held = holder;
        if (held != null) {
            locks.end(held, committed || partCommitted);
        }
        holder = null;
        partCommitted = false;
    }

    /** The session is closed. */
    public void close() {
        end(false);
        all.forget(session);
    }
}
