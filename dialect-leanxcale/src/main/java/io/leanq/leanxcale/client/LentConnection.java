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
 * A pooled connection in the hands of one user. Its calls, and those of its cursors and batches, go through
 * {@link #use}, which refuses a second thread while one call is under way. Once it is given back, or the driver is
 * closed, it refuses everything, so that nobody works on what is another's by then.
 */
final class LentConnection implements DriverConnection {
    /** What a rollback has after the time limit of its transaction. */
    private static final Duration CLEANING = Duration.ofMillis(700);

    private final WireConnection connection;
    private final ConnectionPool pool;
    /** The thread whose call is under way. */
    private final AtomicReference<@Nullable Thread> user = new AtomicReference<>();

    private final AtomicBoolean ended = new AtomicBoolean();

    LentConnection(WireConnection connection, ConnectionPool pool) {
        this.connection = connection;
        this.pool = pool;
        connection.use().borrower(this);
    }

    /** The driver is closed: a call that is under way ends now. */
    void stop() {
        if (user.get() != null) {
            connection.stop(Stop.DATABASE_CLOSED);
        }
    }

    /** False once it was given back or the driver was closed. */
    boolean isUsable() {
        return !ended.get() && !pool.isClosed();
    }

    /** @throws LeanqException that says why it is not {@linkplain #isUsable usable} */
    void requireUsable() {
        if (ended.get()) {
            throw new LeanqException("this connection has been closed");
        }
        if (pool.isClosed()) {
            throw ConnectionPool.closed(null);
        }
    }

    /** {@link #use(Supplier)} of a call that has limits. */
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
            if (connection.exchange().hasOutstanding()) { // rows of the same batch, whose answer nobody wants any more
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

    /** Runs a call that nobody may disturb; a call out of that call is part of it. */
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

    /** After the driver was closed this is left to {@link #close}. */
    @Override
    public void rollback(CallLimits limits) {
        if (ended.get() || !pool.isClosed()) {
            run(limits.forCleaning(CLEANING), connection::rollback);
        }
    }

    /** While a call of another thread is under way, the connection is broken off under it and never lent again. */
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
