package io.leanq.leanxcale.dialect;

import io.leanq.render.SqlWriter;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** A part of CREATE ONLINE AGGREGATE: an aggregate, or a key by which rows are gathered. */
public sealed interface OnlineAggregateClause {

    /** The name of the part's column. */
    String alias();

    /** {@code sum(column) AS alias} */
    record Aggregate(Function function, String column, String alias) implements OnlineAggregateClause {}

    /** {@code column}: the key by itself is recalled. */
    record Key(String alias) implements OnlineAggregateClause {}

    /**
     * {@code CTUMBLE(column, INTERVAL 'count' unit, TIMESTAMP 'origin') alias}: the time at which the row's window
     * begins.
     */
    record Window(String column, long count, ChronoUnit unit, LocalDateTime origin, String alias)
            implements OnlineAggregateClause {}

    /** The functions that online aggregates have. */
    enum Function {
        MIN,
        MAX,
        SUM,
        COUNT
    }

    /** Writes the part where it stands: an aggregate in the list, a key behind GROUP BY. */
    static void write(OnlineAggregateClause part, SqlWriter out) {
        if (part instanceof Aggregate aggregate) {
            out.sql(aggregate.function().name()).sql("(").name(aggregate.column());
            out.sql(") AS ").name(aggregate.alias());
        } else if (part instanceof Window window) {
            String unit = window.unit().name().substring(0, window.unit().name().length() - 1);
            out.sql("CTUMBLE(").name(window.column());
            out.sql(", INTERVAL '" + window.count() + "' " + unit + ", TIMESTAMP '");
            out.sql(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(window.origin()))
                    .sql("') ")
                    .name(window.alias());
        } else {
            out.name(part.alias());
        }
    }
}
