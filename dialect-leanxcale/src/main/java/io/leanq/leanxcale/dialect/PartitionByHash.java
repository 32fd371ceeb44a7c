package io.leanq.leanxcale.dialect;

import io.leanq.InvalidDefinition;
import io.leanq.render.SqlWriter;
import io.leanq.tree.DdlNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * {@code PARTITION BY HASH (columns)}: rows are divided by a hash of key columns. This form is documented;
 * {@code PARTITIONS n} after it is recalled (docs/leanxcale.md, "Recalled syntax").
 */
public record PartitionByHash(List<String> columns, OptionalInt count) implements PartitionClause {
    /**
     * A hidden column, which LeanXcale adds as the last of the key (recalled: docs/leanxcale.md, "Recalled syntax").
     */
    private static final String HIDDEN = "HASHID";

    public PartitionByHash {
        columns = KeyColumns.requireSome("partitionByHash", columns);
    }

    /** {@code PARTITIONS n}: the number of partitions. Without it the database chooses the number. */
    public PartitionByHash partitions(int partitions) {
        if (partitions < 1) {
            throw new InvalidDefinition("partitionByHash: " + partitions + " partitions; there must be at least one");
        }
        return new PartitionByHash(columns, OptionalInt.of(partitions));
    }

    @Override
    public void check(DdlNode.CreateTable table) {
        PartitionClause.super.check(table);
        KeyColumns.require("partitionByHash", columns, table);
    }

    @Override
    public Set<String> hiddenColumns() {
        return Set.of(HIDDEN);
    }

    static void write(PartitionByHash clause, SqlWriter out) {
        out.sql("PARTITION BY HASH ").names(clause.columns());
        clause.count().ifPresent(count -> out.sql(" PARTITIONS ").sql(Integer.toString(count)));
    }
}
