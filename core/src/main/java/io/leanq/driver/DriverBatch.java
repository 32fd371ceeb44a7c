package io.leanq.driver;

import io.leanq.type.Binds;

/** An open batch, to which rows are added. Belongs to one thread. */
public interface DriverBatch extends AutoCloseable {

    /** Takes the values of the current row; the same object for each row. */
    Binds binds();

    /**
     * Completes the current row. It may send the rows gathered so far, and throws what {@link DriverConnection#execute}
     * throws, also for rows that were sent by an earlier call. After a failure no further rows are sent.
     */
    void addRow();

    /** Sends the remaining rows, and returns when all rows have run. A batch without rows sends nothing. */
    void finish();

    /**
     * Drops the rows that are not sent yet. Rows that were sent may still run; {@link DriverConnection#commit} waits
     * for them. The prepared statement stays with the connection. Idempotent.
     */
    @Override
    void close();
}
