package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Cancellation;
import io.leanq.driver.Deadline;
import io.leanq.driver.Isolation;
import io.leanq.render.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction is run: {@code db.transaction(TransactionOptions.isolation(SNAPSHOT).withReadOnly(), tx -> …)}.
 * Immutable and thread-safe; each method returns options with one more setting.
 */
public final class TransactionOptions {
    /** The defaults of the database and its URL, without a time limit. */
    public static final TransactionOptions DEFAULT =
            new TransactionOptions(Isolation.SERVER_DEFAULT, false, null, List.of(), null, null);

    private final Isolation isolation;
    private final boolean readOnly;
    private final @Nullable Duration timeLimit;
    private final List<Cancellation> cancellations;
    /** The end of a time limit that began before the transaction; null if the time begins with the transaction. */
    private final @Nullable Deadline deadline;

    private final @Nullable String schema;

    private TransactionOptions(
            Isolation isolation,
            boolean readOnly,
            @Nullable Duration timeLimit,
            List<Cancellation> cancellations,
            @Nullable Deadline deadline,
            @Nullable String schema) {
        this.schema = schema;
        this.isolation = isolation;
        this.readOnly = readOnly;
        this.timeLimit = timeLimit;
        this.deadline = deadline;
        this.cancellations = List.copyOf(cancellations);
    }

    /** The default options {@linkplain #withIsolation with an isolation}. */
    public static TransactionOptions isolation(Isolation level) {
        return DEFAULT.withIsolation(level);
    }

    /** The default options, {@linkplain #withReadOnly read-only}. */
    public static TransactionOptions readOnly() {
        return DEFAULT.withReadOnly();
    }

    /** The default options {@linkplain #withTimeLimit with a time limit}. */
    public static TransactionOptions timeLimit(Duration time) {
        return DEFAULT.withTimeLimit(time);
    }

    /** The default options {@linkplain #withCancellation with a cancellation}. */
    public static TransactionOptions cancelledBy(Cancellation cancellation) {
        return DEFAULT.withCancellation(cancellation);
    }

    /**
     * Sets how much the transaction sees of others. A level that the driver or the database does not have is refused
     * when the transaction begins.
     */
    public TransactionOptions withIsolation(Isolation level) {
        return new TransactionOptions(
                Given.ISOLATION.in("isolation(null)", level), readOnly, timeLimit, cancellations, null, schema);
    }

    /**
     * Makes the transaction read-only: every change in it is refused before it is sent, and the database is asked for a
     * read-only transaction. Numbers may still be drawn from sequences.
     */
    public TransactionOptions withReadOnly() {
        return new TransactionOptions(isolation, true, timeLimit, cancellations, null, schema);
    }

    /**
     * Limits the time from the beginning of the transaction to the end of its commit; with {@link Retrying}, that of
     * all attempts together. When the time has passed, the call in progress is stopped, no further call is sent,
     * nothing is committed, and {@link io.leanq.CallTimedOut} is thrown. A commit that was sent in time and is not
     * answered in time may have run.
     *
     * @throws LeanqException if the time is not positive
     */
    public TransactionOptions withTimeLimit(Duration time) {
        if (Given.TIME.in("timeLimit(null)", time).isZero() || time.isNegative()) {
            throw new LeanqException("timeLimit(" + time + "): a time longer than nothing is expected");
        }
        return new TransactionOptions(isolation, readOnly, time, cancellations, null, schema);
    }

    /** Adds a cancellation, by which another thread can stop the transaction. Any of several stops it. */
    public TransactionOptions withCancellation(Cancellation cancellation) {
        List<Cancellation> all = new ArrayList<>(cancellations);
        all.add(Given.CANCELLATION.in("cancelledBy(null)", cancellation));
        return new TransactionOptions(isolation, readOnly, timeLimit, all, null, schema);
    }

    /**
     * Puts the names of tables, views and sequences that have no schema of their own into this one, as
     * {@link CallOptions#inSchema} does for a call: the transaction of one tenant.
     */
    public TransactionOptions withSchema(String name) {
        CallOptions checked = CallOptions.inSchema(name);
        return new TransactionOptions(isolation, readOnly, timeLimit, cancellations, deadline, checked.schema());
    }

    /** The default options {@linkplain #withSchema with a schema}. */
    public static TransactionOptions inSchema(String name) {
        return DEFAULT.withSchema(name);
    }

    /**
     * The dialect in which the transaction renders its statements, for those who write a {@link Database} of their own.
     *
     * @param own the dialect of the database
     */
    public Dialect dialect(Dialect own) {
        return schema == null ? own : own.inSchema(schema);
    }

    Isolation isolation() {
        return isolation;
    }

    /** Whether the transaction refuses changes. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /** Whether isolation and read-only mode are left to the server. */
    boolean isServersMode() {
        return isolation == Isolation.SERVER_DEFAULT && !readOnly;
    }

    /** The end of the time limit of a transaction that begins now. */
    Deadline deadline() {
        if (deadline != null) {
            return deadline;
        }
        return timeLimit == null ? Deadline.NONE : Deadline.in(timeLimit);
    }

    /** These options with a time limit that began before the transaction. */
    TransactionOptions until(Deadline end) {
        return end == Deadline.NONE
                ? this
                : new TransactionOptions(isolation, readOnly, timeLimit, cancellations, end, schema);
    }

    /** The limits of a transaction that begins now. */
    CallLimits begin() {
        if (timeLimit == null && cancellations.isEmpty()) {
            return CallLimits.NONE;
        }
        return new CallLimits(deadline(), 0, Long.MAX_VALUE, cancellations);
    }
}
