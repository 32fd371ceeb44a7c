package io.leanq.driver;

/** Told what each row of a batch did. */
@FunctionalInterface
public interface RowCounts {

    /**
     * @param row index of the row in the batch, from 0
     * @param changed rows changed by it, −1 if the server does not tell
     */
    void counted(long row, long changed);
}
