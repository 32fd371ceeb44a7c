package io.leanq.testkit;

import io.leanq.ConnectionLost;
import io.leanq.driver.BindWriter;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.DriverMetadata;
import io.leanq.driver.Isolation;
import io.leanq.driver.RowCounts;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A driver that fails at one of its changes and commits, counted from 1. What it does to the database is what a process
 * does that is killed at that place: its connections end, and the database rolls back what is open.
 */
public final class FailingDriver implements Driver {
    private final Driver driver;
    private final int failing;
    private final Mode mode;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile boolean dead;

    /** What fails. */
    public enum Mode {
        /** The process dies before it sends the request: nothing works from then on. */
        DEATH,
        /**
         * An update of the lock or the history of migrations finds no row, once, as if the transaction did not see the
         * last one; other requests are not counted.
         */
        OLD_VIEW,
        /** The request runs and its answer is lost: its connection is of no use any more, new ones work. */
        LOST_ANSWER
    }

    public FailingDriver(Driver driver, int failing, Mode mode) {
        this.driver = driver;
        this.failing = failing;
        this.mode = mode;
    }

    /** Whether the failure has happened. */
    public boolean hasFailed() {
        return changes.get() >= failing;
    }

    private static ConnectionLost lost() {
        return new ConnectionLost("the connection was cut by the test", ConnectionLost.Outcome.MAY_HAVE_RUN, null);
    }

    @Override
    public DriverConnection acquire(CallLimits limits) {
        if (dead) {
            throw lost();
        }
        return new Connection(driver.acquire(limits));
    }

    /** The driver behind it stays open. */
    @Override
    public void close() {}

    private final class Connection implements DriverConnection {
        private final DriverConnection connection;
        private boolean broken;

        Connection(DriverConnection connection) {
            this.connection = connection;
        }

        private void requireWhole() {
            if (dead || broken) {
                broken = true;
                connection.close();
                throw lost();
            }
        }

        private <X extends @Nullable Object> X change(Supplier<X> call) {
            requireWhole();
            if (mode == Mode.OLD_VIEW || changes.incrementAndGet() != failing) {
                return call.get();
            }
            if (mode == Mode.DEATH) {
                dead = true;
                requireWhole();
            }
            call.get();
            broken = true;
            requireWhole();
            throw new AssertionError();
        }

        @Override
        public void autocommit(boolean on) {
            requireWhole();
            connection.autocommit(on);
        }

        @Override
        public void transactionMode(Isolation isolation, boolean readOnly) {
            requireWhole();
            connection.transactionMode(isolation, readOnly);
        }

        @Override
        public DriverCursor query(String sql, BindWriter values, CallLimits limits) {
            requireWhole();
            return connection.query(sql, values, limits);
        }

        @Override
        public long execute(String sql, BindWriter values, CallLimits limits) {
            if (mode != Mode.OLD_VIEW) {
                return change(() -> connection.execute(sql, values, limits));
            }
            boolean unseen = sql.startsWith("UPDATE leanq_migrations") && changes.incrementAndGet() == failing;
            return unseen ? 0 : connection.execute(sql, values, limits);
        }

        @Override
        public DriverBatch batch(String sql, RowCounts counts, CallLimits limits) {
            requireWhole();
            return connection.batch(sql, counts, limits);
        }

        @Override
        public DriverMetadata metadata() {
            requireWhole();
            return connection.metadata();
        }

        @Override
        public void commit(CallLimits limits) {
            this.<@Nullable Object>change(() -> {
                connection.commit(limits);
                return null;
            });
        }

        @Override
        public void rollback(CallLimits limits) {
            requireWhole();
            connection.rollback(limits);
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
