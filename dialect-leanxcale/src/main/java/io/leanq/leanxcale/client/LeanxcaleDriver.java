package io.leanq.leanxcale.client;

import io.leanq.driver.CallLimits;
import io.leanq.driver.ConnectionListener;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.PoolState;
import io.leanq.leanxcale.LeanxcaleOptions;
import java.util.Optional;

/**
 * LeanQ's client for LeanXcale: lends pooled connections that speak the wire protocol. Thread-safe. It opens a
 * connection only when one is asked for, so that a wrong address or password shows with the first {@link #acquire}.
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
     * Closes idle connections at once. Whoever waits for a connection is told; a call that is under way is stopped,
     * which throws {@link io.leanq.CallCancelled} on its own thread; a lent connection refuses the next one, and is
     * rolled back and closed when it is given back.
     */
    @Override
    public void close() {
        pool.close();
    }
}
