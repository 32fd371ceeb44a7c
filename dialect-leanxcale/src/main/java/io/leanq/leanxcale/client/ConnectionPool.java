package io.leanq.leanxcale.client;

import io.leanq.CallCancelled;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import io.leanq.PoolExhausted;
import io.leanq.driver.CallFailures;
import io.leanq.driver.CallLimits;
import io.leanq.driver.ConnectionListener;
import io.leanq.driver.Deadline;
import io.leanq.driver.PoolState;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.WhatMayHaveRun;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.client.net.Watchdog;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;

/**
 * Lends connections and takes them back; failures are reported as LeanQ's exceptions. Lending takes at most about the
 * pool time-out and the connect time-out together. Thread-safe.
 */
final class ConnectionPool {
    private static final Duration TURN = Duration.ofMillis(100);
    private static final Outcome NOT_CONNECTED = WhatMayHaveRun.of(RequestKind.LOG_IN, RequestFate.NOT_SENT);

    private final LeanxcaleOptions options;
    private final ConnectionFactory factory;
    private final GenericObjectPool<WireConnection> pool;
    private volatile boolean closed;

    ConnectionPool(LeanxcaleOptions options) {
        this.options = options;
        GenericObjectPoolConfig<WireConnection> config = new GenericObjectPoolConfig<>();
        config.setMaxTotal(options.poolSize());
        config.setMaxIdle(options.poolSize());
        config.setMaxWait(options.poolTimeout());
        config.setTestOnBorrow(true);
        config.setJmxEnabled(false);
        this.factory = new ConnectionFactory(options, new Watchdog());
        this.pool = new GenericObjectPool<>(factory, config);
    }

    void listen(ConnectionListener listener) {
        factory.listen(listener);
    }

    PoolState state() {
        return new PoolState(pool.getNumActive(), pool.getNumIdle(), pool.getNumWaiters(), options.poolSize());
    }

    LentConnection lend(CallLimits limits) {
        boolean interruptedBefore = Thread.currentThread().isInterrupted();
        limits.requireOpen();
        if (closed) {
            throw closed(null);
        }
        try {
            LentConnection lent = new LentConnection(borrow(limits), this);
            if (closed) {
                lent.close();
                throw closedWhileWaiting(interruptedBefore, null);
            }
            return lent;
        } catch (LeanqException e) {
            throw e;
        } catch (Exception e) {
            if (closed) {
                throw closedWhileWaiting(interruptedBefore, e);
            }
            throw explained(e, limits);
        }
    }

    private WireConnection borrow(CallLimits limits) throws Exception {
        if (limits == CallLimits.NONE) {
            return pool.borrowObject();
        }
        factory.borrower(limits);
        try {
            Duration time = limits.deadline().leftOf(options.poolTimeout());
            return limits.cancellations().isEmpty() ? pool.borrowObject(time) : borrowUnlessCancelled(limits, time);
        } finally {
            factory.borrower(CallLimits.NONE);
        }
    }

    /** Waits in short turns, and checks between them for a cancellation. */
    private WireConnection borrowUnlessCancelled(CallLimits limits, Duration time) throws Exception {
        Deadline end = Deadline.in(time);
        while (true) {
            try {
                return pool.borrowObject(end.leftOf(TURN));
            } catch (NoSuchElementException e) {
                if (end.isPassed() || !isWaitInVain(e)) {
                    throw e;
                }
                limits.requireOpen();
            }
        }
    }

    /**
     * True if the wait was too long. The pool has one exception for this and for a connection that failed its check,
     * and only the message differs.
     */
    private static boolean isWaitInVain(Exception e) {
        return String.valueOf(e.getMessage()).startsWith("Timeout");
    }

    private LeanqException explained(Exception e, CallLimits limits) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new CallCancelled("the thread was interrupted while waiting for a connection", NOT_CONNECTED, e);
        }
        if (e instanceof NoSuchElementException) {
            if (limits.deadline().leftOf(TURN).toMillis() <= 1) {
                return CallFailures.timedOut(limits.deadline(), NOT_CONNECTED, e);
            }
            return isWaitInVain(e)
                    ? new PoolExhausted(
                            "no connection came free within "
                                    + options.poolTimeout().toMillis() + " ms (option poolTimeout): all "
                                    + options.poolSize() + " (option poolSize) are in use",
                            e)
                    : new ConnectionLost(
                            "a connection to " + options.host() + ":" + options.port()
                                    + " was of no use right after it was opened: the server did not wait to be asked",
                            NOT_CONNECTED,
                            e);
        }
        return new LeanqException("no connection could be opened", e);
    }

    /**
     * The failure of a wait that was ended by closing. The pool interrupts its waiting threads when it is closed; the
     * interrupt is cleared, unless the thread was interrupted before.
     */
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
        if (connection.isBroken() && pool.getNumWaiters() > 0) {
            drop(connection);
            return;
        }
        try {
            pool.returnObject(connection);
        } catch (Error e) {
            // the pool catches exceptions only, and would count the connection as lent for ever
            connection.breakOff();
            drop(connection);
            throw e;
        }
    }

    /**
     * Removes a broken connection that is lent. The pool then opens another one if a thread waits for it; that happens
     * on a new thread, so that the caller, whose call may have just been stopped, does not wait for it.
     */
    void drop(WireConnection connection) {
        if (pool.getNumWaiters() == 0) {
            strikeOut(connection);
        } else {
            Thread dropping = new Thread(() -> strikeOut(connection), "leanq-pool");
            dropping.setDaemon(true);
            dropping.start();
        }
    }

    private void strikeOut(WireConnection connection) {
        try {
            pool.invalidateObject(connection);
        } catch (Exception e) {
            // the connection is removed; what failed is the new connection for a waiting thread, which goes on waiting
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Stops running calls first: closing idle connections is slow if the server does not answer. */
    void close() {
        closed = true;
        factory.stopAll();
        pool.close();
    }
}
