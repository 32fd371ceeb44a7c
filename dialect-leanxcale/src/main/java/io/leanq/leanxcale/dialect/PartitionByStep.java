package io.leanq.leanxcale.dialect;

import io.leanq.InvalidDefinition;
import io.leanq.render.SqlWriter;
import io.leanq.tree.DdlNode;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@code PARTITION BY DIMENSION column EVERY 30000000 KEEP 300000000}: a numeric column is cut into equal steps.
 * Partitions that fall behind the newest value by more than KEEP are dropped with their rows (docs/leanxcale.md,
 * "Placement of rows").
 */
public record PartitionByStep(String column, long every, OptionalLong keep) implements PartitionClause {
    public PartitionByStep {
        requirePositive("every", every);
        keep.ifPresent(span -> requirePositive("keep", span));
    }

    /**
     * {@code KEEP span}: the database drops partitions that fall behind the newest value by more than the span, which
     * is in the column's own unit. Without it all rows are kept.
     */
    public PartitionByStep keep(long span) {
        return new PartitionByStep(column, every, OptionalLong.of(span));
    }

    private static void requirePositive(String step, long value) {
        if (value < 1) {
            throw new InvalidDefinition("partitionByDimension: " + step + "(" + value + ") must be at least 1");
        }
    }

    @Override
    public void check(DdlNode.CreateTable table) {
        PartitionClause.super.check(table);
        KeyColumns.require("partitionByDimension", List.of(column), table);
        SqlType type = KeyColumns.column("partitionByDimension", column, table).type();
        if (!type.kind().form().isNumber()) {
            throw new InvalidDefinition("partitionByDimension(" + column + ") of " + table.name() + ": " + column
                    + " is " + type + ", and a number as step wants a numeric column; say every(1, ChronoUnit.DAYS)");
        }
    }

    static void write(PartitionByStep clause, SqlWriter out) {
        out.sql("PARTITION BY DIMENSION ").name(clause.column());
        out.sql(" EVERY ").sql(Long.toString(clause.every()));
        clause.keep().ifPresent(span -> out.sql(" KEEP ").sql(Long.toString(span)));
    }
}
