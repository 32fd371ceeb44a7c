package io.leanq.leanxcale.client;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import java.util.NoSuchElementException;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;

/**
 * Lends connections and takes them back; what goes wrong is said in LeanQ's words. Thread-safe. Lending takes at most about the pool time-out and the
 * connect time-out together.
 */
final class ConnectionPool {
    private final LeanxcaleOptions options;
    private final GenericObjectPool<WireConnection> pool;

    ConnectionPool(LeanxcaleOptions options) {
        this.options = options;
        GenericObjectPoolConfig<WireConnection> config = new GenericObjectPoolConfig<>();
        config.setMaxTotal(options.poolSize());
        config.setMaxIdle(options.poolSize());
        config.setMaxWait(options.poolTimeout());
        config.setTestOnBorrow(true);
        config.setJmxEnabled(false);
        this.pool = new GenericObjectPool<>(new ConnectionFactory(options, new Watchdog()), config);
    }

    LentConnection lend() {
        boolean interruptedBefore = Thread.currentThread().isInterrupted();
        try {
            LentConnection lent = new LentConnection(pool.borrowObject(), this);
            if (pool.isClosed()) {
                lent.close();
                throw closedWhileWaiting(interruptedBefore, null);
            }
            return lent;
        } catch (LeanqException e) {
            throw e;
        } catch (Exception e) {
            if (pool.isClosed()) {
                throw closedWhileWaiting(interruptedBefore, e);
            }
            throw explained(e);
        }
    }

    private LeanqException explained(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new LeanqException("interrupted while waiting for a connection", e);
        }
        if (e instanceof NoSuchElementException) {
            boolean waitedInVain = pool.getNumActive() >= options.poolSize();
            return new ConnectionLost(
                    waitedInVain
                            ? "no connection came free within "
                                    + options.poolTimeout().toMillis() + " ms: all " + options.poolSize()
                                    + " are in use; close sessions and streams, or raise poolSize"
                            : "a connection to " + options.host() + ":" + options.port()
                                    + " was of no use right after it was opened: the server did not wait to be asked",
                    Outcome.NOT_RUN,
                    e);
        }
        return new LeanqException("no connection could be opened", e);
    }

    /** The pool wakes those who wait by interrupting them when it is closed; this is taken back. */
    private static LeanqException closedWhileWaiting(boolean interruptedBefore, @Nullable Exception cause) {
        boolean wasInterrupted = Thread.interrupted();
        if (wasInterrupted && interruptedBefore) {
            Thread.currentThread().interrupt();
        }
        return closed(cause);
    }

    static LeanqException closed(@Nullable Exception cause) {
        return new LeanqException("the database has been closed", cause);
    }

    void giveBack(WireConnection connection) {
        try {
            pool.returnObject(connection);
        } catch (Error e) {
            // the pool looks for exceptions only, and would count it as lent for ever
            connection.breakOff();
            drop(connection);
            throw e;
        }
    }

    /** Strikes out a lent connection that is broken. */
    void drop(WireConnection connection) {
        try {
            pool.invalidateObject(connection);
        } catch (Exception e) {
            // the connection is out; it is that of a waiting thread that could not be opened, and the thread goes on
            // waiting
        }
    }

    boolean isClosed() {
        return pool.isClosed();
    }

    void close() {
        pool.close();
    }
}
