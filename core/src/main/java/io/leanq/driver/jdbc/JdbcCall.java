package io.leanq.driver.jdbc;

import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Stops;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A statement at work in a JDBC driver, or a commit: what is needed to stop it from another thread. A result stays one call
 * until it is closed, and is at work while its next row is waited for.
 */
final class JdbcCall {
    private static final String CANCELLED = "57014";

    private enum Reason {
        CANCELLED,
        TIMED_OUT,
        INTERRUPTED,
        CLOSED
    }

    private final JdbcCalls calls;
    private final Connection connection;
    private final @Nullable Statement statement;
    private final CallLimits limits;
    /** The thread that waits for the driver; null between the rows of a result. */
    private volatile @Nullable Thread worker;
    /** Counts how often the driver was entered, so that an abort meets the entry that it is meant for. */
    private volatile int entries;

    private volatile @Nullable Reason stopped;

    /** @param statement null for a commit */
    JdbcCall(JdbcCalls calls, Connection connection, @Nullable Statement statement, CallLimits limits) {
        this.calls = calls;
        this.connection = connection;
        this.statement = statement;
        this.limits = limits;
    }

    CallLimits limits() {
        return limits;
    }

    /** What the driver does for a call. */
    @FunctionalInterface
    interface Work<X extends @Nullable Object> {
        X run() throws SQLException;
    }

    /** Runs what may take its time in the driver; a failure after a stop says what stopped it. */
    <X extends @Nullable Object> X work(Work<X> work) {
        calls.requireOpen();
        limits.requireOpen();
        entries++; // only the thread of the call writes it
        worker = Thread.currentThread();
        try {
            return work.run();
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            worker = null;
        }
    }

    private LeanqException failure(SQLException e) {
        Reason reason = stopped;
        if (reason == null) {
            return JdbcFailures.of(e);
        }
        // the database's own word that it ended the statement means that nothing of the statement remains
        Outcome outcome =
                statement != null && CANCELLED.equals(e.getSQLState()) ? Outcome.NOT_RUN : Outcome.MAY_HAVE_RUN;
        return switch (reason) {
            case CANCELLED -> Stops.cancelled(outcome, null);
            case TIMED_OUT -> Stops.timedOut(limits.deadline(), outcome, null);
            case INTERRUPTED -> Stops.interrupted(outcome, null);
            case CLOSED -> Stops.databaseClosed(outcome, null);
        };
    }

    /** Called again and again by a thread that watches. @return true if this is to be stopped and was not yet */
    boolean isDue(boolean closing) {
        Thread at = worker;
        if (at == null || stopped != null) {
            return false;
        }
        Reason reason = null;
        if (limits.isCancelled()) {
            reason = Reason.CANCELLED;
        } else if (limits.deadline().isPassed()) {
            reason = Reason.TIMED_OUT;
        } else if (at.isInterrupted()) {
            reason = Reason.INTERRUPTED;
        } else if (closing) {
            reason = Reason.CLOSED;
        }
        stopped = reason;
        return reason != null;
    }

    /** Asks the statement to end, and closes its connection if the driver is still at work a moment later. */
    void stop(long graceMillis) throws SQLException, InterruptedException {
        int entry = entries;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // a driver that cannot cancel may be able to abort
            }
            for (long waited = 0; waited < graceMillis && isAtWork(entry); waited += 10) {
                Thread.sleep(10);
            }
        }
        if (isAtWork(entry)) {
            connection.abort(Runnable::run);
        }
    }

    private boolean isAtWork(int entry) {
        return worker != null && entries == entry;
    }

    /** Nothing more is done with it. */
    void end() {
        calls.ended(this);
    }
}
