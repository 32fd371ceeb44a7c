package io.leanq.leanxcale.client;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of batches that a connection still depends on: rows under way, and rows that failed in the open transaction
 * and whose failure their batch has not reported.
 */
final class UnreportedRows {
    /** In the order of sending. */
    private final List<RowsUnderWay> rows = new ArrayList<>(2);

    /** Adds rows that are about to be sent, since a commit then depends on them. */
    void add(RowsUnderWay sent) {
        if (!rows.contains(sent)) {
            rows.add(sent);
        }
    }

    /** Removes rows when they ran, when their batch has reported their failure, or when no commit depends on them. */
    void remove(RowsUnderWay reported) {
        rows.remove(reported);
    }

    /** Takes the outstanding answer, and throws if any of the rows did not run. Called for a commit. */
    void requireRun() {
        if (!rows.isEmpty()) {
            List.copyOf(rows).forEach(RowsUnderWay::requireRun);
        }
    }

    /**
     * Throws if rows lost their transaction to a conflict. Called before anything else runs in the same transaction.
     */
    void requireNoConflict() {
        rows.forEach(RowsUnderWay::requireNoConflict);
    }

    /** Prevents that rows are sent again. Called for a rollback. */
    void giveUp() {
        rows.forEach(RowsUnderWay::giveUp);
    }

    /** Removes all rows. Called after a rollback. */
    void clear() {
        rows.clear();
    }
}
