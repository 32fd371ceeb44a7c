package io.leanq.driver;

import io.leanq.CallCancelled;
import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import org.jspecify.annotations.Nullable;

/** The failures of stopped calls, with the same messages for each driver. */
public final class CallFailures {

    private CallFailures() {}

    static CallCancelled cancelledBefore(RequestKind kind, RequestFate fate) {
        return new CallCancelled(
                "the call was cancelled before " + (fate == RequestFate.NOT_SENT ? "it" : "the rest of it")
                        + " was sent",
                WhatMayHaveRun.of(kind, fate),
                null);
    }

    static CallTimedOut tooLate(Deadline deadline, RequestKind kind, RequestFate fate) {
        return new CallTimedOut(
                "the time limit of " + deadline.limit().toMillis() + " ms passed before the "
                        + (fate == RequestFate.NOT_SENT ? "call" : "rest of the call") + " was sent",
                WhatMayHaveRun.of(kind, fate),
                null);
    }

    /**
     * A failure of one request as the failure of the whole call. A stopped call gets the outcome of this kind and fate
     * if it is worse than the failure's own outcome. Other failures are returned unchanged.
     */
    public static ConnectionLost ofCall(ConnectionLost failure, RequestKind kind, RequestFate fate) {
        Outcome outcome = WhatMayHaveRun.of(kind, fate);
        if (failure.outcome().compareTo(outcome) >= 0) {
            return failure;
        }
        if (failure instanceof CallTimedOut) {
            return new CallTimedOut(
                    failure.reason(), outcome, failure.sqlState(), failure.code(), failure.serverMessage());
        }
        return failure instanceof CallCancelled
                ? new CallCancelled(
                        failure.reason(), outcome, failure.sqlState(), failure.code(), failure.serverMessage())
                : failure;
    }

    /** The failure of a call whose time limit passed. */
    public static CallTimedOut timedOut(Deadline deadline, Outcome outcome, @Nullable Throwable cause) {
        return new CallTimedOut(
                "the call did not end within its time limit of "
                        + deadline.limit().toMillis() + " ms",
                outcome,
                cause);
    }

    /** The failure of a call that another thread cancelled. */
    public static CallCancelled cancelled(Outcome outcome, @Nullable Throwable cause) {
        return new CallCancelled("the call was cancelled by another thread", outcome, cause);
    }

    /** The failure of a call whose thread was interrupted; the interrupt flag stays set. */
    public static CallCancelled interrupted(Outcome outcome, @Nullable Throwable cause) {
        return new CallCancelled("the thread was interrupted during the call", outcome, cause);
    }

    /** The failure of a call in progress when the close time-out of its database passed. */
    public static CallCancelled databaseClosed(Outcome outcome, @Nullable Throwable cause) {
        return new CallCancelled("the database was closed during the call", outcome, cause);
    }
}
