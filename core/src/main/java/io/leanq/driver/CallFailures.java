package io.leanq.driver;

import io.leanq.CallCancelled;
import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import org.jspecify.annotations.Nullable;

/** The failures of calls that were stopped, in the same words whatever the driver. */
public final class CallFailures {

    private CallFailures() {}

    static CallCancelled cancelledBefore(Outcome outcome) {
        return new CallCancelled(
                outcome == Outcome.NOT_RUN
                        ? "the call was cancelled before it was sent"
                        : "the call was cancelled before the rest of it was sent",
                outcome,
                null);
    }

    static CallTimedOut tooLate(Deadline deadline, Outcome outcome) {
        return new CallTimedOut(
                "the time limit of " + deadline.limit().toMillis() + " ms passed before the "
                        + (outcome == Outcome.NOT_RUN ? "call" : "rest of the call") + " was sent",
                outcome,
                null);
    }

    /** The same failure of a call of which something may have run all the same, whatever is certain of its last request. */
    public static LeanqException mayHaveRun(LeanqException failure) {
        if (failure instanceof CallTimedOut late && late.outcome() == Outcome.NOT_RUN) {
            return new CallTimedOut(
                    late.reason(), Outcome.MAY_HAVE_RUN, late.sqlState(), late.code(), late.serverMessage());
        }
        if (failure instanceof CallCancelled cancelled && cancelled.outcome() == Outcome.NOT_RUN) {
            return new CallCancelled(
                    cancelled.reason(),
                    Outcome.MAY_HAVE_RUN,
                    cancelled.sqlState(),
                    cancelled.code(),
                    cancelled.serverMessage());
        }
        return failure;
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
