package io.leanq.leanxcale.client;

import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;

/**
 * LeanQ's client for LeanXcale: lends pooled connections that speak the wire protocol. Thread-safe. It opens a connection only when one is asked for, so
 * that a wrong address or password shows with the first {@link #acquire}.
 */
public final class LeanxcaleDriver implements Driver {
    private final LeanxcaleOptions options;
    private final ConnectionPool pool;

    public LeanxcaleDriver(LeanxcaleOptions options) {
        this.options = options;
        this.pool = new ConnectionPool(options);
    }

    /** The options that the driver was made with. */
    public LeanxcaleOptions options() {
        return options;
    }

    @Override
    public DriverConnection acquire() {
        return pool.lend();
    }

    /**
     * Closes idle connections at once. Whoever waits for a connection is told; a lent one finishes the call that is under way, refuses the next one, and is
     * rolled back and closed when it is given back.
     */
    @Override
    public void close() {
        pool.close();
    }
}
