package io.leanq.leanxcale.client;

import io.leanq.CallCancelled;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.driver.CallFailures;
import io.leanq.driver.CallLimits;
import io.leanq.driver.ConnectionListener;
import io.leanq.driver.Deadline;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.WhatMayHaveRun;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.client.net.Connector;
import io.leanq.leanxcale.client.net.Opening;
import io.leanq.leanxcale.client.net.Stop;
import io.leanq.leanxcale.client.net.Watchdog;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.commons.pool2.DestroyMode;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.PooledObjectFactory;
import org.apache.commons.pool2.impl.DefaultPooledObject;

/**
 * Opens, checks and closes the connections of a pool. A connection that was used within the last second is lent without
 * a check. The server is first asked, with a short time for its answer, whether a connection is alive if the connection
 *
 * <ul>
 *   <li>lay idle for longer,
 *   <li>lay idle while a lent connection was found lost,
 *   <li>met with a refusal without an SQLSTATE, or
 *   <li>was not confirmed by the server for a minute.
 * </ul>
 *
 * <p>When an idle connection turns out to be lost, connections that lay idle at that time are dropped without a check,
 * so that an absent server costs one short wait and not one for each connection.
 */
final class ConnectionFactory implements PooledObjectFactory<WireConnection> {
    private static final long TRUSTED_IDLE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration MOMENT = Duration.ofSeconds(2);
    /** The server is asked this often about a connection that is in use all the time. */
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private static final Outcome NOT_LOGGED_IN = WhatMayHaveRun.of(RequestKind.LOG_IN, RequestFate.UNANSWERED);

    private final Connector connector;
    private final Duration probeTime;
    private final long reminderNanos;
    /**
     * When a lent connection was last found lost, by the clock of {@link System#nanoTime}. Connections that were idle
     * then may also be lost.
     */
    private volatile long lastLoss = System.nanoTime();
    /** When an idle connection was last found lost. Connections that were idle then are taken for lost. */
    private volatile long lastSilence = lastLoss;

    /** All open connections, so that closing the driver can stop their calls. */
    private final Set<WireConnection> open = ConcurrentHashMap.newKeySet();
    /** Connections that are being opened. */
    private final Set<Opening> openings = ConcurrentHashMap.newKeySet();
    /** The limits of the call that waits for a connection on this thread. */
    private final ThreadLocal<CallLimits> borrower = new ThreadLocal<>();

    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();

    ConnectionFactory(LeanxcaleOptions options, Watchdog watchdog) {
        this(options, watchdog, REMINDER);
    }

    ConnectionFactory(LeanxcaleOptions options, Watchdog watchdog, Duration reminder) {
        this.connector = new Connector(options, watchdog);
        this.reminderNanos = reminder.toNanos();
        this.probeTime = options.connectTimeout().compareTo(MOMENT) < 0 ? options.connectTimeout() : MOMENT;
    }

    void listen(ConnectionListener told) {
        listeners.add(told);
    }

    /** Sets the limits for opening and checking connections on this thread. */
    void borrower(CallLimits limits) {
        if (limits == CallLimits.NONE) {
            borrower.remove();
        } else {
            borrower.set(limits);
        }
    }

    private CallLimits limits() {
        CallLimits limits = borrower.get();
        return limits == null ? CallLimits.NONE : limits;
    }

    /** Stops the running calls of all connections, and the opening of new ones. */
    void stopAll() {
        openings.forEach(opening -> opening.stop(Stop.DATABASE_CLOSED));
        open.forEach(connection -> connection.use().stopBorrower(connection));
    }

    @Override
    public PooledObject<WireConnection> makeObject() {
        long start = System.nanoTime();
        Deadline deadline = limits().deadline();
        WireConnection connection = stoppable(opening -> LogIn.open(connector, deadline, opening));
        open.add(connection);
        listeners.forEach(listener -> listener.opened(System.nanoTime() - start));
        return new DefaultPooledObject<>(connection);
    }

    /** Makes a connection. Closing the driver, and the limits of the call that waits for it, end the attempt. */
    private WireConnection stoppable(Function<Opening, WireConnection> making) {
        CallLimits limits = limits();
        Opening opening = new Opening();
        Runnable cancel = () -> opening.stop(Stop.CANCELLED);
        openings.add(opening);
        limits.cancellations().forEach(cancellation -> cancellation.onCancel(cancel));
        try {
            return making.apply(opening);
        } catch (ConnectionLost e) {
            Stop reason = opening.reason();
            if (reason != null && e.getClass() != CallCancelled.class) {
                throw reason.failure(NOT_LOGGED_IN, e);
            }
            if (limits.deadline().leftOf(MOMENT).toMillis() <= 1) {
                throw CallFailures.timedOut(limits.deadline(), NOT_LOGGED_IN, e);
            }
            throw e;
        } finally {
            limits.cancellations().forEach(cancellation -> cancellation.ended(cancel));
            openings.remove(opening);
        }
    }

    @Override
    public boolean validateObject(PooledObject<WireConnection> pooled) {
        WireConnection connection = pooled.getObject();
        if (connection.isBroken()
                || isTakenForLost(connection)
                || !connection.exchange().isQuiet()) {
            return false;
        }
        long idleSince = connection.use().idleSince();
        long now = System.nanoTime();
        boolean trusted = !connection.use().isInDoubt()
                && idleSince - lastLoss > 0
                && now - idleSince < TRUSTED_IDLE_NANOS
                && now - connection.use().confirmedAt() < reminderNanos;
        if (trusted || isAlive(connection)) {
            return true;
        }
        if (connection.isBroken()) {
            lastSilence = System.nanoTime();
        }
        return false;
    }

    private boolean isAlive(WireConnection connection) {
        CallLimits limits = limits();
        Runnable cancel = () -> connection.stop(Stop.CANCELLED);
        limits.cancellations().forEach(cancellation -> cancellation.onCancel(cancel));
        connection.use().probed(true);
        try {
            return connection.isAlive(limits.deadline().leftOf(probeTime));
        } finally {
            connection.use().probed(false);
            limits.cancellations().forEach(cancellation -> cancellation.ended(cancel));
        }
    }

    private boolean isTakenForLost(WireConnection connection) {
        return connection.use().idleSince() - lastSilence <= 0;
    }

    @Override
    public void activateObject(PooledObject<WireConnection> pooled) {
        // a connection is given back in the state in which it is lent
    }

    /** Resets a connection that is given back. The pool drops the connection if this throws. */
    @Override
    public void passivateObject(PooledObject<WireConnection> pooled) {
        WireConnection connection = pooled.getObject();
        boolean usable = connection.reset();
        if (connection.isBroken()) {
            lastLoss = System.nanoTime();
        }
        if (!usable) {
            throw new IllegalStateException("the connection is not to be used again");
        }
    }

    @Override
    public void destroyObject(PooledObject<WireConnection> pooled) {
        WireConnection connection = pooled.getObject();
        boolean lost = connection.isBroken();
        if (isTakenForLost(connection)) {
            lost = true;
            connection.breakOff();
        } else if (!connection.close()) {
            lastSilence = System.nanoTime();
        }
        if (open.remove(connection)) {
            boolean failed = lost;
            listeners.forEach(listener -> listener.closed(failed));
        }
    }

    @Override
    public void destroyObject(PooledObject<WireConnection> pooled, DestroyMode mode) {
        destroyObject(pooled);
    }
}
