package io.leanq.driver;

import java.util.Optional;

/**
 * Lends connections to one database. Thread-safe. Whether they are pooled is the driver's own affair.
 */
public interface Driver extends AutoCloseable {

    /**
     * A connection in autocommit mode with no open work, for one thread at a time.
     *
     * @param limits deadline and cancellations hold for the wait too, as far as the driver has a say in it
     * @throws io.leanq.ConnectionLost if the server cannot be reached within the connect time-out; outcome
     *     {@code NOT_RUN}
     * @throws io.leanq.PoolExhausted if no connection came free within the pool's waiting time
     * @throws io.leanq.AuthenticationFailed if user or password were refused
     */
    DriverConnection acquire(CallLimits limits);

    /** {@link #acquire(CallLimits)} without limits. */
    default DriverConnection acquire() {
        return acquire(CallLimits.NONE);
    }

    /**
     * True if the transactions on its connections belong to the application: LeanQ neither begins nor ends any, and the
     * connections throw at {@link DriverConnection#commit} and {@link DriverConnection#rollback}.
     */
    default boolean joinsTransactions() {
        return false;
    }

    /** How many connections there are; empty if the driver does not know. */
    default Optional<PoolState> pool() {
        return Optional.empty();
    }

    /** Tells the listener of connections from now on; a driver that opens none itself tells nothing. */
    default void listen(ConnectionListener listener) {}

    /**
     * Closes idle connections, refuses new ones and stops the calls that are under way; lent connections are closed
     * when they are given back. Idempotent.
     */
    @Override
    void close();
}
