package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * A call, or a transaction, took longer than its time limit or the read time-out. {@link #outcome()} says whether the
 * call may have run. Over the wire protocol the connection is closed, and the server rolls back its open transaction;
 * a call that the database ended itself, which {@link #sqlState()} then says, leaves connection and transaction open.
 */
public class CallTimedOut extends ConnectionLost {
    private static final long serialVersionUID = 1L;

    public CallTimedOut(String message, Outcome outcome, @Nullable Throwable cause) {
        super(message, outcome, cause);
    }

    /** A time-out that the database itself reported. */
    public CallTimedOut(String message, Outcome outcome, String sqlState, int code, @Nullable String serverMessage) {
        super(message, outcome, sqlState, code, serverMessage, null);
    }
}
