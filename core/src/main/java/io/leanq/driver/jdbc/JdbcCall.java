package io.leanq.driver.jdbc;

import io.leanq.LeanqException;
import io.leanq.driver.CallFailures;
import io.leanq.driver.CallLimits;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.WhatMayHaveRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A statement, commit or rollback that runs in a JDBC driver, with what is needed to stop it from another thread. A
 * result stays one call until it is closed, and runs while its next row is waited for.
 */
final class JdbcCall {
    private final JdbcCallWatch calls;
    private final Connection connection;
    private final RequestKind kind;
    private final CallLimits limits;
    private volatile @Nullable Statement statement;
    /** The thread that is inside the driver; null between the rows of a result. */
    private volatile @Nullable Thread worker;
    /** The number of entries into the driver so far, by which a stop meets only the entry that it is meant for. */
    private volatile int entries;

    private volatile @Nullable JdbcStop stop;

    JdbcCall(JdbcCallWatch calls, Connection connection, RequestKind kind, CallLimits limits) {
        this.calls = calls;
        this.connection = connection;
        this.kind = kind;
        this.limits = limits;
    }

    CallLimits limits() {
        return limits;
    }

    /** Prepares a statement, which this call runs from now on. */
    PreparedStatement prepare(String sql) {
        PreparedStatement prepared = work(RequestKind.PREPARE, () -> connection.prepareStatement(sql));
        statement = prepared;
        return prepared;
    }

    /** Sets the statement that this call runs from now on. */
    void of(@Nullable Statement running) {
        statement = running;
    }

    /** Work inside the JDBC driver. */
    @FunctionalInterface
    interface Work<X extends @Nullable Object> {
        X run() throws SQLException;
    }

    /** Runs work that may take long in the driver. A failure after a stop is reported as that stop. */
    <X extends @Nullable Object> X work(Work<X> work) {
        return work(kind, work);
    }

    private <X extends @Nullable Object> X work(RequestKind of, Work<X> work) {
        calls.requireOpen();
        limits.requireOpen();
        return enter(of, work);
    }

    /**
     * {@link #work} for a call that has begun. An interrupt that came meanwhile ends the call here, even if each single
     * entry is short.
     */
    <X extends @Nullable Object> X goOn(Work<X> work) {
        calls.requireOpen();
        limits.requireOpen(kind, RequestFate.REST_NOT_SENT);
        if (Thread.currentThread().isInterrupted()) {
            throw CallFailures.interrupted(WhatMayHaveRun.of(kind, RequestFate.REST_NOT_SENT), null);
        }
        return enter(kind, work);
    }

    private <X extends @Nullable Object> X enter(RequestKind of, Work<X> work) {
        stop = null;
        entries++; // only the thread of the call writes this field
        worker = Thread.currentThread();
        try {
            return work.run();
        } catch (SQLException e) {
            throw failure(of, e);
        } finally {
            worker = null;
            JdbcStop stopping = stop;
            if (stopping != null) {
                stopping.settle(connection);
            }
        }
    }

    private LeanqException failure(RequestKind of, SQLException e) {
        JdbcStop stopping = stop;
        return stopping == null
                ? JdbcFailures.of(of, e)
                : stopping.failure(limits, WhatMayHaveRun.of(of, JdbcFailures.fateOfStopped(e)));
    }

    /** Stops the call if it is due. The watching thread calls this ten times a second. */
    void look(boolean closing, long nanos) {
        Thread at = worker;
        int entry = entries;
        if (at == null) {
            return;
        }
        JdbcStop stopping = stop;
        if (stopping != null) {
            stopping.look(nanos, connection, () -> isAtWork(entry));
            return;
        }
        JdbcStop.Reason reason = reason(at, closing);
        if (reason != null && isAtWork(entry)) {
            JdbcStop begun = new JdbcStop(reason, nanos);
            stop = begun;
            begun.cancel(statement, () -> isAtWork(entry));
        }
    }

    private JdbcStop.@Nullable Reason reason(Thread at, boolean closing) {
        if (limits.isCancelled()) {
            return JdbcStop.Reason.CANCELLED;
        }
        if (limits.deadline().isPassed()) {
            return JdbcStop.Reason.TIMED_OUT;
        }
        if (at.isInterrupted()) {
            return JdbcStop.Reason.INTERRUPTED;
        }
        return closing ? JdbcStop.Reason.CLOSED : null;
    }

    private boolean isAtWork(int entry) {
        return worker != null && entries == entry;
    }

    /** Ends the call. */
    void end() {
        calls.ended(this);
    }
}
