package io.leanq.catalog;

import io.leanq.tree.VendorNode;
import java.util.List;

/**
 * The definition of an index of a table. Immutable.
 *
 * @param options clauses that only some databases have; empty for an index from a catalog
 */
public record IndexDefinition(String name, List<String> columns, boolean unique, List<VendorNode.IndexOption> options) {
    public IndexDefinition {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }

    public IndexDefinition(String name, List<String> columns, boolean unique) {
        this(name, columns, unique, List.of());
    }
}
