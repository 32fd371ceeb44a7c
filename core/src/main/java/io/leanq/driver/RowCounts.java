package io.leanq.driver;

/** Receives the number of rows changed by each row of a batch, in the order of the batch. */
@FunctionalInterface
public interface RowCounts {

    /**
     * @param row index of the row in the batch, from 0
     * @param changed number of rows that it changed; −1 if the server does not report it
     */
    void counted(long row, long changed);
}
