package io.leanq.leanxcale.dialect;

import io.leanq.render.Dialect;
import io.leanq.render.SqlWriter;
import java.util.List;

/** How the placement of rows is spelled: the one place for a correction (facts: leanxcale.md §5.4 and §6). */
final class PlacementWriter {

    private PlacementWriter() {}

    static void teach(Dialect.Builder dialect) {
        dialect.vendor(PartitionByHash.class, PlacementWriter::hash)
                .vendor(PartitionByKey.class, PlacementWriter::key)
                .vendor(PartitionByStep.class, PlacementWriter::step)
                .vendor(PartitionByInterval.class, PlacementWriter::interval)
                .vendor(PartitionAtValues.class, PlacementWriter::values)
                .vendor(DistributeClause.class, PlacementWriter::distribution);
    }

    private static void hash(PartitionByHash clause, SqlWriter out) {
        out.sql("PARTITION BY HASH ").names(clause.columns());
        clause.count().ifPresent(count -> out.sql(" PARTITIONS ").sql(Integer.toString(count)));
    }

    private static void key(PartitionByKey clause, SqlWriter out) {
        out.sql("PARTITION BY KEY ").names(clause.columns()).sql(" AT ");
        points(clause.points(), "(", ")", out);
    }

    private static void step(PartitionByStep clause, SqlWriter out) {
        out.sql("PARTITION BY DIMENSION ").name(clause.column());
        out.sql(" EVERY ").sql(Long.toString(clause.every()));
        clause.keep().ifPresent(span -> out.sql(" KEEP ").sql(Long.toString(span)));
    }

    private static void interval(PartitionByInterval clause, SqlWriter out) {
        out.sql("PARTITION BY DIMENSION ").name(clause.column());
        out.sql(" EVERY ").sql(clause.every().sql());
        clause.keep().ifPresent(span -> out.sql(" KEEP ").sql(span.sql()));
    }

    private static void values(PartitionAtValues clause, SqlWriter out) {
        out.sql("PARTITION BY DIMENSION ").name(clause.column()).sql(" AT ");
        points(clause.points(), "", "", out);
    }

    private static void points(List<SplitPoint> points, String open, String close, SqlWriter out) {
        for (int i = 0; i < points.size(); i++) {
            out.sql(i == 0 ? open : ", " + open);
            points.get(i).writeTo(out);
            out.sql(close);
        }
    }

    private static void distribution(DistributeClause clause, SqlWriter out) {
        out.sql(clause.kind().words());
        clause.dimension().ifPresent(column -> out.sql(" ").name(column));
    }
}
