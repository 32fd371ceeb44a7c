package io.leanq.driver.jdbc;

import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import io.leanq.driver.CallFailures;
import io.leanq.driver.CallLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The stop of one call: its statement is cancelled, and if the driver is still busy 300 ms later, its connection is
 * aborted. Cancel and abort run on threads of their own, since drivers may wait for the database in them.
 */
final class JdbcStop {
    private static final System.Logger LOG = System.getLogger("io.leanq.driver.jdbc");
    /** The time that a statement has to end after it was cancelled. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    /** The time that a driver has to return from a cancel before its connection is aborted. */
    private static final long SETTLE_MILLIS = 300;

    enum Reason {
        CANCELLED,
        TIMED_OUT,
        INTERRUPTED,
        CLOSED
    }

    private final Reason reason;
    private final long since;
    private volatile @Nullable Thread cancelling;
    private volatile boolean aborted;

    JdbcStop(Reason reason, long nanos) {
        this.reason = reason;
        this.since = nanos;
    }

    /** @param statement the statement to cancel; null where there is none */
    void cancel(@Nullable Statement statement, BooleanSupplier isAtWork) {
        if (statement != null) {
            cancelling = start(() -> {
                if (isAtWork.getAsBoolean()) {
                    statement.cancel();
                }
            });
        }
    }

    /** Aborts the connection when the grace time is over and the driver is still busy. */
    void look(long nanos, Connection connection, BooleanSupplier isAtWork) {
        boolean askedInVain = cancelling == null || nanos - since > GRACE_NANOS;
        if (!aborted && askedInVain && isAtWork.getAsBoolean()) {
            aborted = true;
            start(() -> {
                if (isAtWork.getAsBoolean()) {
                    connection.abort(Runnable::run);
                }
            });
        }
    }

    /**
     * Waits after the call until the driver has returned from the cancel, so that the cancel cannot end the
     * connection's next statement. If the driver does not return in time, its connection is aborted.
     */
    void settle(Connection connection) {
        Thread asking = cancelling;
        if (asking == null) {
            return;
        }
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS);
        while (asking.isAlive() && end - System.nanoTime() > 0) {
            try {
                asking.join(10);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (asking.isAlive() && !aborted) {
            aborted = true;
            start(() -> connection.abort(Runnable::run));
        }
    }

    LeanqException failure(CallLimits limits, Outcome outcome) {
        return switch (reason) {
            case CANCELLED -> CallFailures.cancelled(outcome, null);
            case TIMED_OUT -> CallFailures.timedOut(limits.deadline(), outcome, null);
            case INTERRUPTED -> CallFailures.interrupted(outcome, null);
            case CLOSED -> CallFailures.databaseClosed(outcome, null);
        };
    }

    private static @Nullable Thread start(JdbcConnection.Call call) {
        Thread thread = new Thread(
                () -> {
                    try {
                        call.run();
                    } catch (SQLException | RuntimeException | AbstractMethodError e) {
                        LOG.log(System.Logger.Level.WARNING, "the JDBC driver cannot stop a call that is under way", e);
                    }
                },
                "leanq-jdbc-stop");
        thread.setDaemon(true);
        try {
            thread.start();
            return thread;
        } catch (OutOfMemoryError e) {
            LOG.log(System.Logger.Level.WARNING, "no thread could be started to stop a call", e);
            return null;
        }
    }
}
