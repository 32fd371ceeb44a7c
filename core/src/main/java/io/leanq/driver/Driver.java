package io.leanq.driver;

/**
 * Lends connections to one database. Thread-safe. Whether they are pooled is the driver's own affair.
 */
public interface Driver extends AutoCloseable {

    /**
     * A connection in autocommit mode with no open work, for one thread at a time.
     *
     * @throws io.leanq.ConnectionLost if the server cannot be reached within the connect time-out, or no connection
     *     came free within the pool's waiting time; outcome {@code NOT_RUN}
     * @throws io.leanq.AuthenticationFailed if user or password were refused
     */
    DriverConnection acquire();

    /** Closes idle connections and refuses new ones; lent ones are closed when they are given back. Idempotent. */
    @Override
    void close();
}
