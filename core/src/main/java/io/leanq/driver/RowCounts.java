package io.leanq.driver;

/** Receives the number of rows changed by each row of a batch, in the order of the batch. */
@FunctionalInterface
public interface RowCounts {
    /** Stands for a number of changed rows that the server does not report. */
    long UNREPORTED = -1;

    /**
     * @param row index of the row in the batch, from 0
     * @param changed number of rows that it changed; {@link #UNREPORTED}, −1, if the server does not report it
     */
    void counted(long row, long changed);

    /** Both numbers together; {@link #UNREPORTED} if one of them is. */
    static long sum(long changed, long more) {
        return changed == UNREPORTED || more == UNREPORTED ? UNREPORTED : changed + more;
    }

    /** The number of changed rows; {@link #UNREPORTED} for each negative number, by which servers say so. */
    static long reported(long changed) {
        return changed < 0 ? UNREPORTED : changed;
    }
}
