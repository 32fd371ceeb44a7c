package io.leanq.leanxcale.client;

import io.leanq.ConnectionLost;
import io.leanq.LeanqException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.CallLimits;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.DriverMetadata;
import io.leanq.driver.Isolation;
import io.leanq.driver.RowCounts;
import io.leanq.leanxcale.client.net.Stop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pooled connection that is lent to one user. Calls of the connection, its cursors and its batches go through
 * {@link #use}, which refuses a second thread while a call runs. After the connection has been given back, or the
 * driver has been closed, every call is refused, since the connection may belong to another user.
 */
final class LentConnection implements DriverConnection {
    /** The time for a rollback after the time limit of its transaction. */
    private static final Duration CLEANING = Duration.ofMillis(700);

    private final WireConnection connection;
    private final ConnectionPool pool;
    /** The thread of the running call; null if none runs. */
    private final AtomicReference<@Nullable Thread> user = new AtomicReference<>();

    private final AtomicBoolean ended = new AtomicBoolean();

    LentConnection(WireConnection connection, ConnectionPool pool) {
        this.connection = connection;
        this.pool = pool;
        connection.use().borrower(this);
    }

    /** Stops the running call because the driver is closed. */
    void stop() {
        if (user.get() != null) {
            connection.stop(Stop.DATABASE_CLOSED);
        }
    }

    /** False after the connection was given back or the driver was closed. */
    boolean isUsable() {
        return !ended.get() && !pool.isClosed();
    }

    /** @throws LeanqException if the connection is not {@linkplain #isUsable usable}; the message says why */
    void requireUsable() {
        if (ended.get()) {
            throw new LeanqException("this connection has been closed");
        }
        if (pool.isClosed()) {
            throw ConnectionPool.closed(null);
        }
    }

    /** {@link #use(Supplier)} for a call that has limits. */
    <X> X use(CallLimits limits, Supplier<X> call) {
        if (limits == CallLimits.NONE) {
            return use(call);
        }
        return use(() -> limited(limits, call));
    }

    private <X> X limited(CallLimits limits, Supplier<X> call) {
        try {
            limits.requireOpen();
        } catch (ConnectionLost e) {
            if (connection.exchange().hasOutstanding()) { // rows of the same batch; their answer is not needed any more
                connection.breakOff();
            }
            throw e;
        }
        Runnable stop = () -> connection.stop(Stop.CANCELLED);
        limits.cancellations().forEach(cancellation -> cancellation.onCancel(stop));
        try {
            return connection.exchange().until(limits.deadline(), call);
        } finally {
            limits.cancellations().forEach(cancellation -> cancellation.ended(stop));
        }
    }

    /** Runs a call while calls of other threads are refused. A call from within the call is part of it. */
    <X> X use(Supplier<X> call) {
        requireUsable();
        Thread me = Thread.currentThread();
        if (user.get() == me) {
            return call.get();
        }
        if (!user.compareAndSet(null, me)) {
            throw new LeanqException(
                    "a connection belongs to one thread at a time, and a call of another thread is under"
                            + " way on this one: give each thread a session or stream of its own");
        }
        try {
            requireUsable();
            return call.get();
        } finally {
            user.set(null);
        }
    }

    private void run(Runnable call) {
        run(CallLimits.NONE, call);
    }

    private void run(CallLimits limits, Runnable call) {
        use(limits, () -> {
            call.run();
            return true;
        });
    }

    @Override
    public void autocommit(boolean on) {
        run(() -> connection.autocommit(on));
    }

    @Override
    public void transactionMode(Isolation isolation, boolean readOnly) {
        run(() -> connection.transaction().mode(isolation, readOnly));
    }

    @Override
    public DriverCursor query(String sql, BindWriter values, CallLimits limits) {
        return use(limits, () -> connection.query(sql, values, this, limits));
    }

    @Override
    public long execute(String sql, BindWriter values, CallLimits limits) {
        return use(limits, () -> connection.execute(sql, values));
    }

    @Override
    public DriverBatch batch(String sql, RowCounts counts, CallLimits limits) {
        return use(() -> connection.batch(sql, counts, this, limits));
    }

    @Override
    public DriverMetadata metadata() {
        return new WireMetadata(connection, this);
    }

    @Override
    public void commit(CallLimits limits) {
        run(limits, connection::commit);
    }

    /** Rolls back, within a short time of its own. After the driver was closed, {@link #close} rolls back instead. */
    @Override
    public void rollback(CallLimits limits) {
        if (ended.get() || !pool.isClosed()) {
            run(limits.forCleaning(CLEANING), connection::rollback);
        }
    }

    /**
     * Gives the connection back. If another thread's call is running, the connection is closed under it and not lent
     * again.
     */
    @Override
    public void close() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        connection.use().borrower(null);
        if (user.compareAndSet(null, Thread.currentThread())) {
            pool.giveBack(connection);
        } else {
            connection.breakOff();
            pool.drop(connection);
        }
    }
}
