package io.leanq.driver;

import io.leanq.type.Cells;

/** The rows of a running query, one at a time. The cells are those of the current row. Belongs to one thread. */
public interface DriverCursor extends Cells, AutoCloseable {

    /**
     * Moves to the next row, and fetches further frames as needed.
     *
     * @return false after the last row
     */
    boolean next();

    /** The number of cells in each row. */
    int columns();

    /** Closes the cursor, and its statement on the server if it is still open there. Idempotent. */
    @Override
    void close();
}
