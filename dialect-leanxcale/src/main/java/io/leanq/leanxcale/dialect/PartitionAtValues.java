package io.leanq.leanxcale.dialect;

import io.leanq.render.SqlWriter;
import io.leanq.tree.DdlNode;
import java.util.List;

/**
 * {@code PARTITION BY DIMENSION column AT value, value}: a column is cut at these values (recalled: docs/leanxcale.md,
 * "Recalled syntax").
 */
public record PartitionAtValues(String column, List<SplitPoint> points) implements PartitionClause {
    public PartitionAtValues {
        points = List.copyOf(points);
    }

    @Override
    public void check(DdlNode.CreateTable table) {
        PartitionClause.super.check(table);
        KeyColumns.require("partitionByDimension", List.of(column), table);
        points.forEach(point -> point.check("partitionByDimension", List.of(column), table));
    }

    static void write(PartitionAtValues clause, SqlWriter out) {
        out.sql("PARTITION BY DIMENSION ").name(clause.column()).sql(" AT ");
        SplitPoint.write(clause.points(), "", "", out);
    }
}
