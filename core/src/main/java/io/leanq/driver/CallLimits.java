package io.leanq.driver;

import java.time.Duration;
import java.util.List;

/**
 * What one call may take, and who may stop it. Immutable.
 *
 * @param deadline when the call must have ended
 * @param fetchRows rows that one answer brings at most; 0 for the driver's own choice
 * @param mostRows rows of a result that are read at most, so that a driver need not fetch more; {@link Long#MAX_VALUE}
 * for all
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

    /** {@link #requireOpen(RequestKind, RequestFate)} before a call sends anything. */
    public void requireOpen() {
        requireOpen(RequestKind.STATEMENT, RequestFate.NOT_SENT);
    }

    /**
     * For drivers, before a call is sent, or more of it.
     *
     * @param kind of what is to be sent
     * @param fate {@code NOT_SENT}, or {@code REST_NOT_SENT} for more of a call
     * @throws io.leanq.CallCancelled if the call was cancelled
     * @throws io.leanq.CallTimedOut if the deadline has passed
     */
    public void requireOpen(RequestKind kind, RequestFate fate) {
        if (this != NONE) {
            if (isCancelled()) {
                throw CallFailures.cancelledBefore(kind, fate);
            }
            if (deadline.isPassed()) {
                throw CallFailures.tooLate(deadline, kind, fate);
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
