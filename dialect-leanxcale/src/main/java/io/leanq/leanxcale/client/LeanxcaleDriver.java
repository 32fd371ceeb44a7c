package io.leanq.leanxcale.client;

import io.leanq.driver.CallLimits;
import io.leanq.driver.ConnectionListener;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.PoolState;
import io.leanq.leanxcale.LeanxcaleOptions;
import java.util.Optional;

/**
 * LeanQ's client for LeanXcale: lends pooled connections that speak the wire protocol. A connection is opened only when
 * one is asked for, so a wrong address or password is reported by the first {@link #acquire}. Thread-safe.
 */
public final class LeanxcaleDriver implements Driver {
    private final LeanxcaleOptions options;
    private final ConnectionPool pool;

    public LeanxcaleDriver(LeanxcaleOptions options) {
        this.options = options;
        this.pool = new ConnectionPool(options);
    }

    /** The options with which the driver was created. */
    public LeanxcaleOptions options() {
        return options;
    }

    @Override
    public DriverConnection acquire(CallLimits limits) {
        return pool.lend(limits);
    }

    @Override
    public Optional<PoolState> pool() {
        return Optional.of(pool.state());
    }

    @Override
    public void listen(ConnectionListener listener) {
        pool.listen(listener);
    }

    /**
     * Closes the driver. Idle connections are closed at once; a thread that waits for a connection gets an exception; a
     * running call is stopped and throws {@link io.leanq.CallCancelled} on its own thread. A lent connection refuses
     * further calls, and is rolled back and closed when it is given back.
     */
    @Override
    public void close() {
        pool.close();
    }
}
