package io.leanq.driver;

import java.time.Duration;
import java.util.List;

/**
 * How long one call may take, how many rows it may read, and what may cancel it. Immutable and thread-safe.
 *
 * @param deadline the moment by which the call must have ended
 * @param fetchRows the most rows in one answer of the server; 0 for the driver's default
 * @param mostRows the most rows of a result that are read, so that a driver need not fetch more; {@link Long#MAX_VALUE}
 *     for all
 * @param cancellations cancellations, any of which stops the call
 */
public record CallLimits(Deadline deadline, int fetchRows, long mostRows, List<Cancellation> cancellations) {
    /** No limits. */
    public static final CallLimits NONE = new CallLimits(Deadline.NONE, 0, Long.MAX_VALUE, List.of());

    public CallLimits {
        cancellations = List.copyOf(cancellations);
    }

    /** Whether any of the cancellations was cancelled. */
    public boolean isCancelled() {
        for (Cancellation cancellation : cancellations) {
            if (cancellation.isCancelled()) {
                return true;
            }
        }
        return false;
    }

    /** {@link #requireOpen(RequestKind, RequestFate)} for a call that has sent nothing yet. */
    public void requireOpen() {
        requireOpen(RequestKind.STATEMENT, RequestFate.NOT_SENT);
    }

    /**
     * For drivers: checks that the call may go on, before each request that it sends.
     *
     * @param kind the kind of the request that is to be sent
     * @param fate {@code NOT_SENT} for the first request of a call, {@code REST_NOT_SENT} for each further one
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

    /** These limits without the limit of rows. */
    public CallLimits ofAllRows() {
        return mostRows == Long.MAX_VALUE ? this : new CallLimits(deadline, fetchRows, Long.MAX_VALUE, cancellations);
    }

    /**
     * The limits for cleaning up after a call. They leave at least this time and have no cancellations.
     *
     * @param time the time for cleaning up when the deadline is near or has passed
     */
    public CallLimits forCleaning(Duration time) {
        return deadline == Deadline.NONE
                ? NONE
                : new CallLimits(deadline.atLeast(time), fetchRows, mostRows, List.of());
    }
}
