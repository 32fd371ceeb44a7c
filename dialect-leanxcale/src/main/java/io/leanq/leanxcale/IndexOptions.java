package io.leanq.leanxcale;

import io.leanq.leanxcale.dialect.GlobalIndex;
import io.leanq.leanxcale.dialect.IncludeColumns;
import io.leanq.schema.Column;
import io.leanq.tree.VendorNode;
import java.util.Arrays;
import java.util.List;

/**
 * LeanXcale's options of indexes (docs/leanxcale.md, "Recalled syntax"); import them statically. They are arguments of
 * the index's {@code with(…)}, in this order: {@code index("ix", city).with(include(name), global())}.
 */
public final class IndexOptions {

    private IndexOptions() {}

    /** {@code INCLUDE (name)}: the index also stores these columns, so that a query of them does not read the table. */
    public static VendorNode.IndexOption include(Column<?, ?>... columns) {
        return new IncludeColumns(Arrays.stream(columns).map(Column::name).toList());
    }

    /** {@link #include(Column...)} with columns given by name. */
    public static VendorNode.IndexOption include(String... columns) {
        return new IncludeColumns(List.of(columns));
    }

    /** {@code GLOBAL}: one index over all partitions of the table, instead of one index in each partition. */
    public static VendorNode.IndexOption global() {
        return GlobalIndex.INSTANCE;
    }
}
