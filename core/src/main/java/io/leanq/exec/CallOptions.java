package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Cancellation;
import io.leanq.driver.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call may take, for {@link Executor#with}: {@code db.with(CallOptions.timeLimit(ofSeconds(2))).fetch(query)}.
 * Immutable; each method answers options that have one more limit.
 */
public final class CallOptions {
    /** No limits of its own. */
    public static final CallOptions DEFAULT = new CallOptions(null, Long.MAX_VALUE, 0, List.of());

    private final @Nullable Duration timeLimit;
    private final long maxRows;
    private final int fetchSize;
    private final List<Cancellation> cancellations;

    private CallOptions(@Nullable Duration timeLimit, long maxRows, int fetchSize, List<Cancellation> cancellations) {
        this.timeLimit = timeLimit;
        this.maxRows = maxRows;
        this.fetchSize = fetchSize;
        this.cancellations = List.copyOf(cancellations);
    }

    /**
     * The time from the beginning of the call to its end: of a fetch to its last row, of a stream until it has been
     * read, of a batch to its last answer. Waiting for a connection counts, except where a JDBC data source lets wait.
     * A call that takes longer is stopped and throws {@link io.leanq.CallTimedOut}.
     *
     * @throws LeanqException if the time is not positive
     */
    public static CallOptions timeLimit(Duration time) {
        return DEFAULT.withTimeLimit(time);
    }

    /**
     * Rows that a query may give: one that gives more throws {@link io.leanq.TooManyRows}, and no result is cut short
     * in silence. To cut one on purpose, put {@code limit} into the query.
     *
     * @param rows at least 1
     */
    public static CallOptions maxRows(long rows) {
        return DEFAULT.withMaxRows(rows);
    }

    /**
     * Rows that one answer of the server brings at most, instead of the driver's own number. It changes memory and
     * round trips, never the result.
     *
     * @param rows at least 1
     */
    public static CallOptions fetchSize(int rows) {
        return DEFAULT.withFetchSize(rows);
    }

    /** What may stop the call from another thread; it then throws {@link io.leanq.CallCancelled}. */
    public static CallOptions cancelledBy(Cancellation cancellation) {
        return DEFAULT.withCancellation(cancellation);
    }

    /** {@link #timeLimit}; the shorter one holds if there is one already. */
    public CallOptions withTimeLimit(Duration time) {
        if (Given.TIME.in("timeLimit(null)", time).isZero() || time.isNegative()) {
            throw new LeanqException("timeLimit(" + time + "): a time longer than nothing is expected");
        }
        return new CallOptions(
                timeLimit == null || time.compareTo(timeLimit) < 0 ? time : timeLimit,
                maxRows,
                fetchSize,
                cancellations);
    }

    /** {@link #maxRows}; the lower number holds if there is one already. */
    public CallOptions withMaxRows(long rows) {
        if (rows < 1) {
            throw new LeanqException("maxRows(" + rows + "): at least 1 row is expected");
        }
        return new CallOptions(timeLimit, Math.min(rows, maxRows), fetchSize, cancellations);
    }

    /** {@link #fetchSize}; replaces the number that was there. */
    public CallOptions withFetchSize(int rows) {
        if (rows < 1) {
            throw new LeanqException("fetchSize(" + rows + "): at least 1 row is expected");
        }
        return new CallOptions(timeLimit, maxRows, rows, cancellations);
    }

    /** {@link #cancelledBy}; any of several stops the call. */
    public CallOptions withCancellation(Cancellation cancellation) {
        return new CallOptions(
                timeLimit,
                maxRows,
                fetchSize,
                joined(cancellations, List.of(Given.CANCELLATION.in("cancelledBy(null)", cancellation))));
    }

    /** These and those. */
    CallOptions and(CallOptions more) {
        CallOptions both = more.timeLimit == null ? this : withTimeLimit(more.timeLimit);
        return new CallOptions(
                both.timeLimit,
                Math.min(maxRows, more.maxRows),
                more.fetchSize == 0 ? fetchSize : more.fetchSize,
                joined(cancellations, more.cancellations));
    }

    /** For a call that begins now, within what is around it. */
    public CallLimits begin(CallLimits around) {
        if (this == DEFAULT) {
            return around;
        }
        Deadline own = timeLimit == null ? Deadline.NONE : Deadline.in(timeLimit);
        return new CallLimits(
                own.orEarlier(around.deadline()),
                fetchSize == 0 ? around.fetchRows() : fetchSize,
                maxRows == Long.MAX_VALUE
                        ? around.mostRows()
                        : maxRows + 1, // the row that is too many shows that there are more
                joined(around.cancellations(), cancellations));
    }

    private static List<Cancellation> joined(List<Cancellation> some, List<Cancellation> more) {
        List<Cancellation> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
