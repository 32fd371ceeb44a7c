package io.leanq;

import java.io.Serializable;

/**
 * Which rows of a batch a failure is about, counted from 0 at the beginning of the batch. One row where the database
 * tells it; else all rows that were sent together with it.
 *
 * @param first index of the first of them
 * @param last index of the last of them, the same for one row
 */
public record BatchRows(long first, long last) implements Serializable {
    /** One row. */
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
