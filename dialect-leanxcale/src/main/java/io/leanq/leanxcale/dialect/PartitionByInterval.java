package io.leanq.leanxcale.dialect;

import io.leanq.InvalidDefinition;
import io.leanq.render.SqlWriter;
import io.leanq.tree.DdlNode;
import io.leanq.type.SqlType;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code PARTITION BY DIMENSION column EVERY INTERVAL '1' DAY KEEP INTERVAL '30' DAY}: a column of dates or timestamps
 * is cut into equal spans. Older partitions are dropped with their rows. The interval form is recalled
 * (docs/leanxcale.md, "Recalled syntax").
 */
public record PartitionByInterval(String column, Span every, Optional<Span> keep) implements PartitionClause {

    /** {@code INTERVAL 'count' unit}. */
    public record Span(long count, ChronoUnit unit) {
        private static final Map<ChronoUnit, String> WORDS = Map.of(
                ChronoUnit.SECONDS, "SECOND",
                ChronoUnit.MINUTES, "MINUTE",
                ChronoUnit.HOURS, "HOUR",
                ChronoUnit.DAYS, "DAY",
                ChronoUnit.MONTHS, "MONTH",
                ChronoUnit.YEARS, "YEAR");

        public Span {
            if (count < 1 || !WORDS.containsKey(unit)) {
                throw new InvalidDefinition("partitionByDimension: a span of " + count + " " + unit
                        + "; give at least 1, in seconds, minutes, hours, days, months or years");
            }
        }

        String sql() {
            return "INTERVAL '" + count + "' " + WORDS.get(unit);
        }
    }

    /**
     * {@code KEEP INTERVAL 'count' unit}: the database drops partitions that are older. Without it all rows are kept.
     */
    public PartitionByInterval keep(long count, ChronoUnit unit) {
        return new PartitionByInterval(column, every, Optional.of(new Span(count, unit)));
    }

    @Override
    public void check(DdlNode.CreateTable table) {
        PartitionClause.super.check(table);
        KeyColumns.require("partitionByDimension", List.of(column), table);
        SqlType type = KeyColumns.column("partitionByDimension", column, table).type();
        if (type != SqlType.Simple.DATE && type != SqlType.Simple.TIMESTAMP) {
            throw new InvalidDefinition("partitionByDimension(" + column + ") of " + table.name() + ": " + column
                    + " is " + type + ", and a time span as step wants a DATE or TIMESTAMP; say every(1000)");
        }
    }

    static void write(PartitionByInterval clause, SqlWriter out) {
        out.sql("PARTITION BY DIMENSION ").name(clause.column());
        out.sql(" EVERY ").sql(clause.every().sql());
        clause.keep().ifPresent(span -> out.sql(" KEEP ").sql(span.sql()));
    }
}
