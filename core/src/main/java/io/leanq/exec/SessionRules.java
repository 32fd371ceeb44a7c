package io.leanq.exec;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.TooManyRows;
import io.leanq.driver.CallLimits;

/** What sessions and transactions refuse: the same for those of a database and for doubles of them. */
public final class SessionRules {
    private SessionRules() {}

    /** What to throw where each statement is committed as it runs, and the user commits or rolls back. */
    public static LeanqException nothingToEnd(String operation) {
        return new LeanqException(operation
                + ": this session commits each statement as it runs, so there is nothing to " + operation
                + ": for a transaction of several statements use db.transaction(tx -> …), or"
                + " db.session(TransactionOptions.DEFAULT), or autocommit=False in the URL");
    }

    /** What to throw when a session was closed that has changes nobody has committed. */
    public static LeanqException closedOverChanges() {
        return new LeanqException("the session was closed over uncommitted changes, which have been rolled back: call"
                + " commit() before, or rollback() where that is meant");
    }

    /** @throws InvalidStatement if a read-only transaction is to change something */
    public static void requireChangesAllowed(boolean readOnly, boolean changes) {
        if (readOnly && changes) {
            throw new InvalidStatement("the transaction is read-only, and this changes something: leave out"
                    + " TransactionOptions.readOnly()");
        }
    }

    /**
     * Room for another row.
     *
     * @param before rows that were read before it
     * @throws TooManyRows if the call allows no more
     */
    public static void requireRoom(CallLimits limits, long before) {
        if (before + 1 >= limits.mostRows()) {
            throw new TooManyRows(
                    "the query gives more rows than maxRows(" + before + ") of this call allows: narrow its"
                            + " condition, raise maxRows, or put a limit into the query to read only the first rows");
        }
    }
}
