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
 * Opens, checks and closes the connections of a pool. One that was used a moment ago is lent as it is; one that lay
 * idle longer, or while another one was lost, that met with an unexplained refusal or was not confirmed for a minute,
 * is asked for a sign of life first, and has only a moment to give it. When one gives none, those that lay idle beside
 * it are dropped unasked, so that a server that went away costs one such moment and not one for each connection.
 */
final class ConnectionFactory implements PooledObjectFactory<WireConnection> {
    private static final long TRUSTED_IDLE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration MOMENT = Duration.ofSeconds(2);
    /** However busy a connection is, the server is reminded of it this often. */
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private static final Outcome NOT_LOGGED_IN = WhatMayHaveRun.of(RequestKind.LOG_IN, RequestFate.UNANSWERED);

    private final Connector connector;
    private final Duration probeTime;
    private final long reminderNanos;
    /**
     * When a lent connection was last found lost, by the clock of {@link System#nanoTime}: those that were idle then
     * may be lost, too.
     */
    private volatile long lastLoss = System.nanoTime();
    /** When an idle connection was last found lost: those that were idle then are taken for lost, too. */
    private volatile long lastSilence = lastLoss;

    /** All that are open, so that closing the driver can stop those at work. */
    private final Set<WireConnection> open = ConcurrentHashMap.newKeySet();
    /** Connections that are being made or asked for a sign of life. */
    private final Set<Opening> openings = ConcurrentHashMap.newKeySet();
    /** Of whoever waits for a connection on this thread now. */
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

    /** What opens and checks connections on this thread from now on is within these limits. */
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

    /** Stops the calls that are under way on any connection, and those that are being made. */
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

    /** Makes a connection, which closing the driver and the borrower's limits end. */
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

    /** Makes a connection that is given back ready for the next user; the pool drops one for which this throws. */
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
