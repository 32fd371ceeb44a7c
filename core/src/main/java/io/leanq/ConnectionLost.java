package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * The server could not be reached, closed the connection or sent an answer that is not of the protocol; or the client
 * stopped waiting: {@link CallTimedOut}, {@link CallCancelled}, {@link PoolExhausted}. {@link #outcome()} says whether
 * the statement in progress may have run.
 */
public class ConnectionLost extends SqlException {
    private static final long serialVersionUID = 1L;

    /**
     * Whether the statement or commit in progress may have run. {@link io.leanq.driver.WhatMayHaveRun} has the table of
     * all cases.
     */
    public enum Outcome {
        /** The request did not run: it is safe to repeat. */
        NOT_RUN,
        /** The request may have run: to repeat it may apply its changes twice. */
        MAY_HAVE_RUN
    }

    private final Outcome outcome;

    public ConnectionLost(String message, Outcome outcome, @Nullable Throwable cause) {
        super(message, "08006", -1, null, cause);
        this.outcome = outcome;
    }

    /** A lost connection that the database itself reported. */
    public ConnectionLost(
            String message,
            Outcome outcome,
            String sqlState,
            int code,
            @Nullable String serverMessage,
            @Nullable Throwable cause) {
        super(message, sqlState, code, serverMessage, cause);
        this.outcome = outcome;
    }

    /** Whether the statement or commit in progress may have run. */
    public Outcome outcome() {
        return outcome;
    }

    /** True if the {@link #outcome} is {@link Outcome#MAY_HAVE_RUN}. */
    public boolean mayHaveRun() {
        return outcome == Outcome.MAY_HAVE_RUN;
    }
}
