package io.leanq.driver;

import io.leanq.type.Cells;
import java.util.List;

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

    /**
     * The columns of the result, for programs that do not know the query. Asks the server for nothing.
     *
     * @throws io.leanq.LeanqException if {@link #next} has been called already, or the description cannot be read
     */
    List<ResultColumn> describe();

    /** Closes the cursor, and its statement on the server if it is still open there. Idempotent. */
    @Override
    void close();
}
