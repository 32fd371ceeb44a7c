package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.driver.RowCounts;
import io.leanq.query.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the rows of a batch have changed, and keeps the first failure of a row to change what it must. Belongs
 * to one thread.
 */
final class BatchTotal implements RowCounts {
    private final PreparedBatch<?> batch;
    private final RowCounts next;
    private long changed;
    private @Nullable LeanqException failure;

    /** @param next gets every count too */
    BatchTotal(PreparedBatch<?> batch, RowCounts next) {
        this.batch = batch;
        this.next = next;
    }

    @Override
    public void counted(long row, long rows) {
        changed = RowCounts.sum(changed, rows);
        next.counted(row, rows);
        if (failure == null) {
            try {
                batch.requireOutcome(row, rows);
            } catch (LeanqException e) {
                failure = e;
            }
        }
    }

    /** Rows changed in all; {@link #UNREPORTED} if the server does not report it for a row. */
    long changed() {
        return changed;
    }

    /**
     * Throws the failure outside of the driver's call, which stays whole.
     *
     * @throws io.leanq.StaleRow if a row must change one version, and has not found it
     */
    void requireOutcome() {
        if (failure != null) {
            throw failure;
        }
    }
}
