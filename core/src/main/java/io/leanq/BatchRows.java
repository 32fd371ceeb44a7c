package io.leanq;

import java.io.Serializable;

/**
 * The rows of a batch that a failure is about, by their index from 0: the one row where the database reports it, else
 * all rows that were sent together with the failed one.
 *
 * @param first index of the first row
 * @param last index of the last row, inclusive; equal to {@code first} for one row
 */
public record BatchRows(long first, long last) implements Serializable {
    /**
     * A failure of one row.
     *
     * @param row index of the row in the batch, from 0
     */
    public static BatchRows one(long row) {
        return new BatchRows(row, row);
    }

    @Override
    public String toString() {
        return first == last
                ? "row " + first + " of the batch"
                : "one of the rows " + first + " to " + last + " of the batch";
    }
}
