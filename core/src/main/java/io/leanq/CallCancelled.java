package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * A call was stopped on purpose: cancelled by another thread, by an interrupt of its own thread, by closing the
 * database, or by the database itself. {@link #outcome()} says whether the call may have run. Over the wire protocol
 * the connection is closed, and the server rolls back its open transaction; a call that the database ended itself,
 * which {@link #sqlState()} then says, leaves connection and transaction open. After an interrupt the interrupt flag of
 * the thread is still set.
 */
public class CallCancelled extends ConnectionLost {
    private static final long serialVersionUID = 1L;

    public CallCancelled(String message, Outcome outcome, @Nullable Throwable cause) {
        super(message, outcome, cause);
    }

    /** A cancellation that the database itself reported. */
    public CallCancelled(String message, Outcome outcome, String sqlState, int code, @Nullable String serverMessage) {
        super(message, outcome, sqlState, code, serverMessage, null);
    }
}
