package io.leanq.leanxcale.client;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of batches that a connection still depends on: those under way, and those that failed in the open transaction
 * while their batch has not reported it.
 */
final class UnreportedRows {
    /** The newest last. */
    private final List<RowsUnderWay> rows = new ArrayList<>(2);

    /** The rows are about to be sent, so a commit depends on them. */
    void add(RowsUnderWay sent) {
        if (!rows.contains(sent)) {
            rows.add(sent);
        }
    }

    /** The rows ran, their batch has reported their failure, or nothing that is committed depends on them. */
    void remove(RowsUnderWay reported) {
        rows.remove(reported);
    }

    /** For a commit: takes the outstanding answer, and throws if any of the rows did not run. */
    void requireRun() {
        if (!rows.isEmpty()) {
            List.copyOf(rows).forEach(RowsUnderWay::requireRun);
        }
    }

    /** For whatever goes on in the same transaction: throws if rows lost it to a conflict. */
    void requireNoConflict() {
        rows.forEach(RowsUnderWay::requireNoConflict);
    }

    /** For a rollback: no rows are sent again. */
    void giveUp() {
        rows.forEach(RowsUnderWay::giveUp);
    }

    /** After a rollback, nothing depends on the rows any more. */
    void clear() {
        rows.clear();
    }
}
