package io.leanq.driver;

import java.util.Optional;

/** Lends connections to one database; a driver may pool them. Thread-safe. */
public interface Driver extends AutoCloseable {

    /**
     * Lends a connection in autocommit mode without an open transaction, for one thread at a time.
     *
     * @param limits limits of the call; deadline and cancellations hold for the wait for a connection too, as far as
     *     the driver controls it
     * @throws io.leanq.ConnectionLost if the server cannot be reached within the connect time-out; outcome
     *     {@code NOT_RUN}
     * @throws io.leanq.PoolExhausted if no connection came free within the pool's waiting time
     * @throws io.leanq.AuthenticationFailed if the server refuses the user or the password
     */
    DriverConnection acquire(CallLimits limits);

    /** {@link #acquire(CallLimits)} without limits. */
    default DriverConnection acquire() {
        return acquire(CallLimits.NONE);
    }

    /**
     * Whether the transactions on its connections belong to the application. If so, LeanQ neither begins nor ends any,
     * and {@link DriverConnection#commit} and {@link DriverConnection#rollback} throw.
     */
    default boolean joinsTransactions() {
        return false;
    }

    /** The state of the pool; empty if the driver does not know it. */
    default Optional<PoolState> pool() {
        return Optional.empty();
    }

    /**
     * Adds a listener for connections that are opened and closed from now on. A driver that does not open connections
     * itself never calls it.
     */
    default void listen(ConnectionListener listener) {}

    /**
     * Closes idle connections, refuses new ones and stops the calls in progress. Lent connections are closed when they
     * are given back. Idempotent.
     */
    @Override
    void close();
}
