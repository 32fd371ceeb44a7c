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
 * A statement, commit or rollback at work in a JDBC driver: what is needed to stop it from another thread. A result
 * stays one call until it is closed, and is at work while its next row is waited for.
 */
final class JdbcCall {
    private final JdbcCallWatch calls;
    private final Connection connection;
    private final RequestKind kind;
    private final CallLimits limits;
    private volatile @Nullable Statement statement;
    /** The thread that waits for the driver; null between the rows of a result. */
    private volatile @Nullable Thread worker;
    /** Counts how often the driver was entered, so that a stop meets the entry that it is meant for. */
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

    /** Prepares the statement that this call is from now on. */
    PreparedStatement prepare(String sql) {
        PreparedStatement prepared = work(RequestKind.PREPARE, () -> connection.prepareStatement(sql));
        statement = prepared;
        return prepared;
    }

    /** This call is that of the statement from now on. */
    void of(@Nullable Statement running) {
        statement = running;
    }

    /** What the driver does for a call. */
    @FunctionalInterface
    interface Work<X extends @Nullable Object> {
        X run() throws SQLException;
    }

    /** Runs what may take its time in the driver; a failure after a stop says what stopped it. */
    <X extends @Nullable Object> X work(Work<X> work) {
        return work(kind, work);
    }

    private <X extends @Nullable Object> X work(RequestKind of, Work<X> work) {
        calls.requireOpen();
        limits.requireOpen();
        return enter(of, work);
    }

    /**
     * {@link #work} that goes on with what has begun: an interrupt that came meanwhile ends it here, also where no
     * single entry takes long.
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
        entries++; // only the thread of the call writes it
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

    /** Called again and again by the thread that watches. */
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

    /** Nothing more is done with it. */
    void end() {
        calls.ended(this);
    }
}
