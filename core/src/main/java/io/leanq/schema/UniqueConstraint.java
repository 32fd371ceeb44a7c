package io.leanq.schema;

import io.leanq.tree.DdlNode;
import java.util.List;

/** A unique constraint: no two rows may have the same values in its columns. Immutable. */
public record UniqueConstraint(String name, List<String> columns) {
    public UniqueConstraint {
        columns = List.copyOf(columns);
    }

    DdlNode.UniqueSpec spec() {
        return new DdlNode.UniqueSpec(name, columns);
    }
}
