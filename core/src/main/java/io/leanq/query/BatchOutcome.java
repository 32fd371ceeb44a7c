package io.leanq.query;

import io.leanq.BatchRows;
import io.leanq.LeanqException;
import io.leanq.tree.TableIdentity;

/** What the rows of a batch must have changed. */
enum BatchOutcome {
    /** Any number of rows. */
    ANY,

    /** One row each: an update of one version of a row. */
    ONE_ROW_EACH;

    /**
     * Checks what a row of the batch has changed.
     *
     * @param changed −1 if the server does not report it
     * @throws io.leanq.StaleRow if the row is an update of a version that is gone
     * @throws LeanqException if the server does not report whether it is gone
     */
    void require(TableIdentity table, long row, long changed) {
        if (this == ANY || changed > 0) {
            return;
        }
        String call = "batchUpdateIfVersion(" + table.name() + ", …)";
        LeanqException failure = changed == 0
                ? RowVersion.stale(call)
                : new LeanqException(call + ": the server does not report what each row of a batch has changed, so that"
                        + " a lost race cannot be seen: execute updateRowIfVersion for each row");
        throw failure.inBatch(BatchRows.one(row));
    }
}
