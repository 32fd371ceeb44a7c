package io.leanq.query;

import io.leanq.BatchRows;
import io.leanq.LeanqException;
import io.leanq.driver.RowCounts;
import java.util.Optional;

/** What each row of a batch must have changed. */
@FunctionalInterface
interface BatchOutcome {
    /** Any number of rows. */
    BatchOutcome ANY = (row, changed) -> {};

    /**
     * Checks what a row of the batch has changed.
     *
     * @param changed {@link RowCounts#UNREPORTED} if the server does not report it
     * @throws io.leanq.StaleRow if the row must change one version of a row, which is gone
     * @throws LeanqException if the server does not report whether it is gone
     */
    void require(long row, long changed);

    /**
     * One row each, in the version of its record.
     *
     * @param call the method that the user calls, with its table
     * @param single the method that changes one row
     */
    static BatchOutcome oneVersionEach(String call, String single) {
        return (row, changed) -> {
            Optional<LeanqException> failure = RowVersion.failure(call, changed, "execute " + single + " for each row");
            if (failure.isPresent()) {
                throw failure.get().inBatch(BatchRows.one(row));
            }
        };
    }
}
