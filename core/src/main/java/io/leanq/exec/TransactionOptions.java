package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Cancellation;
import io.leanq.driver.Deadline;
import io.leanq.driver.Isolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction is run: {@code db.transaction(TransactionOptions.isolation(SNAPSHOT).withReadOnly(), tx -> …)}.
 * Immutable; each method answers options that say one thing more.
 */
public final class TransactionOptions {
    /** As the database and its URL say, without a time limit. */
    public static final TransactionOptions DEFAULT =
            new TransactionOptions(Isolation.SERVER_DEFAULT, false, null, List.of());

    private final Isolation isolation;
    private final boolean readOnly;
    private final @Nullable Duration timeLimit;
    private final List<Cancellation> cancellations;
    /** Where the time began to run before the transaction does. */
    private final @Nullable Deadline deadline;

    private TransactionOptions(
            Isolation isolation, boolean readOnly, @Nullable Duration timeLimit, List<Cancellation> cancellations) {
        this(isolation, readOnly, timeLimit, cancellations, null);
    }

    private TransactionOptions(
            Isolation isolation,
            boolean readOnly,
            @Nullable Duration timeLimit,
            List<Cancellation> cancellations,
            @Nullable Deadline deadline) {
        this.isolation = isolation;
        this.readOnly = readOnly;
        this.timeLimit = timeLimit;
        this.deadline = deadline;
        this.cancellations = List.copyOf(cancellations);
    }

    /** {@link #withIsolation}, and the rest as it is by default. */
    public static TransactionOptions isolation(Isolation level) {
        return DEFAULT.withIsolation(level);
    }

    /** {@link #withReadOnly}, and the rest as it is by default. */
    public static TransactionOptions readOnly() {
        return DEFAULT.withReadOnly();
    }

    /** {@link #withTimeLimit}, and the rest as it is by default. */
    public static TransactionOptions timeLimit(Duration time) {
        return DEFAULT.withTimeLimit(time);
    }

    /** {@link #withCancellation}, and the rest as it is by default. */
    public static TransactionOptions cancelledBy(Cancellation cancellation) {
        return DEFAULT.withCancellation(cancellation);
    }

    /**
     * How much the transaction sees of others; a level that the driver or the database cannot give is refused when it
     * begins.
     */
    public TransactionOptions withIsolation(Isolation level) {
        return new TransactionOptions(Given.ISOLATION.in("isolation(null)", level), readOnly, timeLimit, cancellations);
    }

    /**
     * Refuses every change inside the transaction before it is sent, and tells the database that there will be none.
     * Numbers may be drawn from sequences.
     */
    public TransactionOptions withReadOnly() {
        return new TransactionOptions(isolation, true, timeLimit, cancellations);
    }

    /**
     * The time from the beginning of the transaction to the end of its commit; with {@link Retrying} of all attempts
     * together. When it has passed, the call under way is stopped, no further one is sent, nothing is committed, and
     * {@link io.leanq.CallTimedOut} is thrown. A commit that was sent before and is not answered in time may have run.
     *
     * @throws LeanqException if the time is not positive
     */
    public TransactionOptions withTimeLimit(Duration time) {
        if (Given.TIME.in("timeLimit(null)", time).isZero() || time.isNegative()) {
            throw new LeanqException("timeLimit(" + time + "): a time longer than nothing is expected");
        }
        return new TransactionOptions(isolation, readOnly, time, cancellations);
    }

    /** What may stop the transaction from another thread, like a time limit. */
    public TransactionOptions withCancellation(Cancellation cancellation) {
        List<Cancellation> all = new ArrayList<>(cancellations);
        all.add(Given.CANCELLATION.in("cancelledBy(null)", cancellation));
        return new TransactionOptions(isolation, readOnly, timeLimit, all);
    }

    Isolation isolation() {
        return isolation;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    /** Whether how the server runs the transaction is left to the server. */
    boolean isServersMode() {
        return isolation == Isolation.SERVER_DEFAULT && !readOnly;
    }

    /** Of all that begins now. */
    Deadline deadline() {
        if (deadline != null) {
            return deadline;
        }
        return timeLimit == null ? Deadline.NONE : Deadline.in(timeLimit);
    }

    /** The same whose time has begun already. */
    TransactionOptions until(Deadline end) {
        return end == Deadline.NONE ? this : new TransactionOptions(isolation, readOnly, timeLimit, cancellations, end);
    }

    /** For a transaction that begins now. */
    CallLimits begin() {
        if (timeLimit == null && cancellations.isEmpty()) {
            return CallLimits.NONE;
        }
        return new CallLimits(deadline(), 0, Long.MAX_VALUE, cancellations);
    }
}
