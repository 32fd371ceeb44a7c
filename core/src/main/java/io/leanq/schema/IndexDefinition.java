package io.leanq.schema;

import java.util.List;

/** An index of a table: columns in the order of the index. */
public record IndexDefinition(String name, List<String> columns, boolean unique) {
    public IndexDefinition {
        columns = List.copyOf(columns);
    }
}
