package io.leanq.driver;

import io.leanq.CallCancelled;
import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost.Outcome;
import org.jspecify.annotations.Nullable;

/** The failures of calls that were stopped, in the same words whatever the driver. */
public final class Stops {

    private Stops() {}

    static CallCancelled cancelledBefore() {
        return new CallCancelled("the call was cancelled before it was sent", Outcome.NOT_RUN, null);
    }

    static CallTimedOut tooLateToBegin(Deadline deadline) {
        return new CallTimedOut(
                "the time limit of " + deadline.limit().toMillis() + " ms passed before the call was sent",
                Outcome.NOT_RUN,
                null);
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
