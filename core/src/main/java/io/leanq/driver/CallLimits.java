package io.leanq.driver;

import io.leanq.ConnectionLost.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * What one call may take, and who may stop it. Immutable.
 *
 * @param deadline when the call must have ended
 * @param fetchRows rows that one answer brings at most; 0 for the driver's own choice
 * @param mostRows rows of a result that are read at most, so that a driver need not fetch more; {@link Long#MAX_VALUE} for all
 * @param cancellations any of which stops the call
 */
public record CallLimits(Deadline deadline, int fetchRows, long mostRows, List<Cancellation> cancellations) {
    /** No limits. */
    public static final CallLimits NONE = new CallLimits(Deadline.NONE, 0, Long.MAX_VALUE, List.of());

    public CallLimits {
        cancellations = List.copyOf(cancellations);
    }

    /** True once one of the cancellations was cancelled. */
    public boolean isCancelled() {
        for (Cancellation cancellation : cancellations) {
            if (cancellation.isCancelled()) {
                return true;
            }
        }
        return false;
    }

    /** {@link #requireOpen(Outcome)} before anything was sent. */
    public void requireOpen() {
        requireOpen(Outcome.NOT_RUN);
    }

    /**
     * For drivers, before a call is sent, or more of it.
     *
     * @param outcome of what was sent before
     * @throws io.leanq.CallCancelled if the call was cancelled
     * @throws io.leanq.CallTimedOut if the deadline has passed
     */
    public void requireOpen(Outcome outcome) {
        if (this != NONE) {
            if (isCancelled()) {
                throw CallFailures.cancelledBefore(outcome);
            }
            if (deadline.isPassed()) {
                throw CallFailures.tooLate(deadline, outcome);
            }
        }
    }

    /** The same for reading any number of rows. */
    public CallLimits ofAllRows() {
        return mostRows == Long.MAX_VALUE ? this : new CallLimits(deadline, fetchRows, Long.MAX_VALUE, cancellations);
    }

    /**
     * The same for what cleans up behind a call: it has this time at least, and is not cancelled.
     *
     * @param time that is left after the deadline has passed
     */
    public CallLimits forCleaning(Duration time) {
        return deadline == Deadline.NONE
                ? NONE
                : new CallLimits(deadline.atLeast(time), fetchRows, mostRows, List.of());
    }
}
