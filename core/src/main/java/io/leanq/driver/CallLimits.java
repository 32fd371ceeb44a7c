package io.leanq.driver;

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

    /**
     * For drivers, before a call is sent.
     *
     * @throws io.leanq.CallCancelled if the call was cancelled before it began
     * @throws io.leanq.CallTimedOut if the deadline has passed
     */
    public void requireOpen() {
        if (this != NONE) {
            if (isCancelled()) {
                throw Stops.cancelledBefore();
            }
            if (deadline.isPassed()) {
                throw Stops.tooLateToBegin(deadline);
            }
        }
    }
}
