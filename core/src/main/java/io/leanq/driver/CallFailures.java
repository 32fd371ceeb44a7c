package io.leanq.driver;

import io.leanq.CallCancelled;
import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import org.jspecify.annotations.Nullable;

/** The failures of calls that were stopped, in the same words whatever the driver. */
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
     * A failure of one request as that of the whole call: a stopped call gets the outcome of this fate, if that is
     * worse than the failure's own. Other failures stay as they are.
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

    /** The time limit passed while the call ran. */
    public static CallTimedOut timedOut(Deadline deadline, Outcome outcome, @Nullable Throwable cause) {
        return new CallTimedOut(
                "the call did not end within its time limit of "
                        + deadline.limit().toMillis() + " ms",
                outcome,
                cause);
    }

    /** Another thread cancelled the call. */
    public static CallCancelled cancelled(Outcome outcome, @Nullable Throwable cause) {
        return new CallCancelled("the call was cancelled by another thread", outcome, cause);
    }

    /** The thread of the call was interrupted; its interrupt flag stays set. */
    public static CallCancelled interrupted(Outcome outcome, @Nullable Throwable cause) {
        return new CallCancelled("the thread was interrupted during the call", outcome, cause);
    }

    /** The database was closed, and its grace time for calls under way has passed. */
    public static CallCancelled databaseClosed(Outcome outcome, @Nullable Throwable cause) {
        return new CallCancelled("the database was closed during the call", outcome, cause);
    }
}
