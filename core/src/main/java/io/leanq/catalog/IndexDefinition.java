package io.leanq.catalog;

import io.leanq.tree.VendorNode;
import java.util.List;

/**
 * An index of a table: columns in the order of the index.
 *
 * @param options what only some database has; a catalog does not tell them
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
