package io.leanq.driver;

import io.leanq.type.Cells;

/** The rows of a running query, one at a time; the cells are those of the row at hand. Belongs to one thread. */
public interface DriverCursor extends Cells, AutoCloseable {

    /** Moves to the next row. False after the last; frames are fetched as needed. */
    boolean next();

    /** Number of cells in each row. */
    int columns();

    /** Ends the query on the server too, if it is still open there. Idempotent. */
    @Override
    void close();
}
