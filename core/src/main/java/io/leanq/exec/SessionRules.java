package io.leanq.exec;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.TooManyRows;
import io.leanq.driver.CallLimits;

/** The refusals of sessions and transactions: the same for those of a database and for test doubles. */
public final class SessionRules {
    private SessionRules() {}

    /** The exception for a commit or rollback in autocommit mode. */
    public static LeanqException nothingToEnd(String operation) {
        return new LeanqException(operation
                + ": this session commits each statement as it runs, so there is nothing to " + operation
                + ": for a transaction of several statements use db.transaction(tx -> …), or"
                + " db.session(TransactionOptions.DEFAULT), or autocommit=False in the URL");
    }

    /** The exception for a session that was closed with uncommitted changes. */
    public static LeanqException closedOverChanges() {
        return new LeanqException("the session was closed over uncommitted changes, which have been rolled back: call"
                + " commit() before, or rollback() where that is meant");
    }

    /** The exception for a commit after a batch of the transaction that failed. */
    public static LeanqException brokenBatch() {
        return new LeanqException(
                "a batch of this transaction failed half-way, so it cannot be committed: it has" + " been rolled back");
    }

    /** @throws InvalidStatement if a change is to run in a read-only transaction */
    public static void requireChangesAllowed(boolean readOnly, boolean changes) {
        if (readOnly && changes) {
            throw new InvalidStatement("the transaction is read-only, and this changes something: leave out"
                    + " TransactionOptions.readOnly()");
        }
    }

    /**
     * Refuses, within a transaction, a change that would commit it.
     *
     * @throws InvalidStatement if the change is to run in a transaction
     */
    public static void requireNoCommit(CallExecutor.Kind kind) {
        if (kind == CallExecutor.Kind.COMMITTING_CHANGE) {
            throw new InvalidStatement("databases commit the transaction in which they change the schema or truncate a"
                    + " table: do that outside of the transaction; for truncate, use deleteFrom(table).everyRow()");
        }
    }

    /**
     * Checks that the call allows one more row.
     *
     * @param before number of rows that were read before it
     * @throws TooManyRows if the call allows no more rows
     */
    public static void requireRoom(CallLimits limits, long before) {
        if (before + 1 >= limits.mostRows()) {
            throw new TooManyRows(
                    "the query gives more rows than maxRows(" + before + ") of this call allows: narrow its"
                            + " condition, raise maxRows, or put a limit into the query to read only the first rows");
        }
    }
}
