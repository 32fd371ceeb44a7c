package io.leanq.leanxcale.dialect;

import io.leanq.render.SqlWriter;
import io.leanq.tree.DdlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code PARTITION BY KEY (columns) AT (1, 'a'), (2, 'b')}: rows are divided by ranges of the key (recalled:
 * docs/leanxcale.md, "Recalled syntax").
 */
public record PartitionByKey(List<String> columns, List<SplitPoint> points) implements PartitionClause {
    public PartitionByKey {
        columns = KeyColumns.requireSome("partitionByKey", columns);
        points = List.copyOf(points);
    }

    /** Adds a point at which to split: one value for each column, in the class of the column's SQL type. */
    public PartitionByKey at(Object first, Object... more) {
        List<Object> values = new ArrayList<>();
        values.add(first);
        values.addAll(List.of(more));
        List<SplitPoint> all = new ArrayList<>(points);
        all.add(new SplitPoint(values));
        return new PartitionByKey(columns, all);
    }

    @Override
    public void check(DdlNode.CreateTable table) {
        PartitionClause.super.check(table);
        KeyColumns.require("partitionByKey", columns, table);
        points.forEach(point -> point.check("partitionByKey", columns, table));
    }

    static void write(PartitionByKey clause, SqlWriter out) {
        out.sql("PARTITION BY KEY ").names(clause.columns()).sql(" AT ");
        SplitPoint.write(clause.points(), "(", ")", out);
    }
}
