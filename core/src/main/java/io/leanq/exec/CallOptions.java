package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Cancellation;
import io.leanq.driver.Deadline;
import io.leanq.render.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a call and the schema of its names, for {@link Executor#with}:
 * {@code db.with(CallOptions.timeLimit(ofSeconds(2))).fetch(query)}. Immutable and thread-safe; each method returns
 * options with one more.
 */
public final class CallOptions {
    /** No limits besides those of the session or transaction. */
    public static final CallOptions DEFAULT = new CallOptions(null, Long.MAX_VALUE, 0, List.of(), null);

    private final @Nullable Duration timeLimit;
    private final long maxRows;
    private final int fetchSize;
    private final List<Cancellation> cancellations;
    private final @Nullable String schema;

    private CallOptions(
            @Nullable Duration timeLimit,
            long maxRows,
            int fetchSize,
            List<Cancellation> cancellations,
            @Nullable String schema) {
        this.schema = schema;
        this.timeLimit = timeLimit;
        this.maxRows = maxRows;
        this.fetchSize = fetchSize;
        this.cancellations = List.copyOf(cancellations);
    }

    /**
     * The time from the beginning of the call to its end. A fetch ends with its last row, a stream when it has been
     * read, a batch with the answer to its last row. Waiting for a connection counts, except inside a JDBC data source.
     * A call that takes longer is stopped and throws {@link io.leanq.CallTimedOut}.
     *
     * @throws LeanqException if the time is not positive
     */
    public static CallOptions timeLimit(Duration time) {
        return DEFAULT.withTimeLimit(time);
    }

    /**
     * The most rows that a query may have. A query with more throws {@link io.leanq.TooManyRows}: no result is silently
     * cut. To read only the first rows, put {@code limit} into the query.
     *
     * @param rows at least 1
     */
    public static CallOptions maxRows(long rows) {
        return DEFAULT.withMaxRows(rows);
    }

    /**
     * The most rows in one answer of the server, in place of the driver's default. It changes memory and round trips,
     * never the result.
     *
     * @param rows at least 1
     */
    public static CallOptions fetchSize(int rows) {
        return DEFAULT.withFetchSize(rows);
    }

    /**
     * A cancellation by which another thread can stop the call; the stopped call throws {@link io.leanq.CallCancelled}.
     */
    public static CallOptions cancelledBy(Cancellation cancellation) {
        return DEFAULT.withCancellation(cancellation);
    }

    /**
     * The schema of all tables, views and sequences whose definitions name none, as where each tenant has a schema:
     *
     * <pre>{@code
     * Executor tenant = db.with(CallOptions.inSchema("tenant_7"));
     * tenant.fetch(selectFrom(ORDERS)); // … FROM tenant_7.orders
     * }</pre>
     *
     * <p>The same statements serve all tenants; the server sees a text for each. Names inside plain SQL stay as they
     * are written, those of its parts are qualified. The tables themselves are created by a database whose URL names
     * the schema.
     */
    public static CallOptions inSchema(String name) {
        return DEFAULT.withSchema(name);
    }

    /** Adds a {@link #timeLimit}. Of several, the shortest holds. */
    public CallOptions withTimeLimit(Duration time) {
        if (Given.TIME.in("timeLimit(null)", time).isZero() || time.isNegative()) {
            throw new LeanqException("timeLimit(" + time + "): a time longer than nothing is expected");
        }
        return new CallOptions(
                timeLimit == null || time.compareTo(timeLimit) < 0 ? time : timeLimit,
                maxRows,
                fetchSize,
                cancellations,
                schema);
    }

    /** Adds {@link #maxRows}. Of several, the lowest holds. */
    public CallOptions withMaxRows(long rows) {
        if (rows < 1) {
            throw new LeanqException("maxRows(" + rows + "): at least 1 row is expected");
        }
        return new CallOptions(timeLimit, Math.min(rows, maxRows), fetchSize, cancellations, schema);
    }

    /** Sets the {@link #fetchSize} in place of any other. */
    public CallOptions withFetchSize(int rows) {
        if (rows < 1) {
            throw new LeanqException("fetchSize(" + rows + "): at least 1 row is expected");
        }
        return new CallOptions(timeLimit, maxRows, rows, cancellations, schema);
    }

    /** Adds a cancellation, see {@link #cancelledBy}. Any of several stops the call. */
    public CallOptions withCancellation(Cancellation cancellation) {
        return new CallOptions(
                timeLimit,
                maxRows,
                fetchSize,
                joined(cancellations, List.of(Given.CANCELLATION.in("cancelledBy(null)", cancellation))),
                schema);
    }

    /** Sets the schema of {@link #inSchema} in place of any other. */
    public CallOptions withSchema(String name) {
        if (Given.SCHEMA.in("inSchema(null)", name).isBlank()) {
            throw new LeanqException("inSchema(\"" + name + "\"): a name with a visible character is expected");
        }
        return new CallOptions(timeLimit, maxRows, fetchSize, cancellations, name);
    }

    @Nullable
    String schema() {
        return schema;
    }

    /**
     * The dialect in which the call renders its statements, for those who write a {@link Database} of their own.
     *
     * @param own the dialect of the database, session or transaction
     */
    public Dialect dialect(Dialect own) {
        return schema == null ? own : own.inSchema(schema);
    }

    /**
     * These options and the others together: of each limit the narrower one, of the fetch size and the schema the
     * other's if it is set.
     */
    CallOptions and(CallOptions more) {
        CallOptions both = more.timeLimit == null ? this : withTimeLimit(more.timeLimit);
        return new CallOptions(
                both.timeLimit,
                Math.min(maxRows, more.maxRows),
                more.fetchSize == 0 ? fetchSize : more.fetchSize,
                joined(cancellations, more.cancellations),
                more.schema == null ? schema : more.schema);
    }

    /**
     * The limits of a call that begins now.
     *
     * @param around limits of the session or transaction, which hold too
     */
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
                        : maxRows + 1, // one row more than allowed shows that the result is larger
                joined(around.cancellations(), cancellations));
    }

    private static List<Cancellation> joined(List<Cancellation> some, List<Cancellation> more) {
        List<Cancellation> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
