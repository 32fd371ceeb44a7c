package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * The server could not be reached, went away, answered with something that is not the protocol, or was not waited for
 * any longer: {@link CallTimedOut}, {@link CallCancelled}, {@link PoolExhausted}. {@link #outcome()} says what that
 * means for the statement that was under way.
 */
public class ConnectionLost extends SqlException {
    private static final long serialVersionUID = 1L;

    /**
     * What became of the statement or commit under way. The table that decides it is {@link
     * io.leanq.driver.WhatMayHaveRun}.
     */
    public enum Outcome {
        /** It was never wholly sent, so it did not run: safe to repeat. */
        NOT_RUN,
        /** It was sent and no answer came: it may have run, so repeating it may do it twice. */
        MAY_HAVE_RUN
    }

    private final Outcome outcome;

    public ConnectionLost(String message, Outcome outcome, @Nullable Throwable cause) {
        super(message, "08006", -1, null, cause);
        this.outcome = outcome;
    }

    /** One that the database reported itself. */
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

    public Outcome outcome() {
        return outcome;
    }

    /** True if the {@link #outcome} is {@link Outcome#MAY_HAVE_RUN}. */
    public boolean mayHaveRun() {
        return outcome == Outcome.MAY_HAVE_RUN;
    }
}
