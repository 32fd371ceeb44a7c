package io.leanq.leanxcale;

import io.leanq.leanxcale.dialect.GlobalIndex;
import io.leanq.leanxcale.dialect.IncludeColumns;
import io.leanq.schema.Column;
import io.leanq.tree.VendorNode;
import java.util.Arrays;
import java.util.List;

/**
 * LeanXcale's options for indexes (docs/leanxcale.md, "Recalled syntax"); import them statically. They go into
 * {@code with(…)} behind the index, in this order: {@code index("ix", city).with(include(name), global())}.
 */
public final class IndexOptions {

    private IndexOptions() {}

    /** The index keeps these columns too, so that queries of them need not read the table: {@code INCLUDE (name)}. */
    public static VendorNode.IndexOption include(Column<?, ?>... columns) {
        return new IncludeColumns(Arrays.stream(columns).map(Column::name).toList());
    }

    /** {@link #include(Column...)} by names. */
    public static VendorNode.IndexOption include(String... columns) {
        return new IncludeColumns(List.of(columns));
    }

    /** One index over all partitions instead of one in each: {@code GLOBAL}. */
    public static VendorNode.IndexOption global() {
        return GlobalIndex.INSTANCE;
    }
}
