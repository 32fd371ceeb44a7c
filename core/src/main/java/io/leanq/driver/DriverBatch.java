package io.leanq.driver;

import io.leanq.type.Binds;

/** A batch being filled. Belongs to one thread. */
public interface DriverBatch extends AutoCloseable {

    /** Where the values of the row at hand go; the same object for each row. */
    Binds binds();

    /**
     * Ends the row at hand. May send what has gathered, and throw what {@link DriverConnection#execute} throws, also
     * for rows that were sent before: those behind a failure are not sent.
     */
    void addRow();

    /** Sends what is left, and answers when all rows have run. A batch without rows talks to nobody. */
    void finish();

    /**
     * Forgets rows not yet sent; those that were sent may be at work still, which {@link DriverConnection#commit} waits
     * for. The prepared statement stays with the connection. Idempotent.
     */
    @Override
    void close();
}
