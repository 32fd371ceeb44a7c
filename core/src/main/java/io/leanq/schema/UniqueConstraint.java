package io.leanq.schema;

import io.leanq.tree.DdlNode;
import java.util.List;

/** A constraint that admits no two rows with the same values in its columns. */
public record UniqueConstraint(String name, List<String> columns) {
    public UniqueConstraint {
        columns = List.copyOf(columns);
    }

    DdlNode.UniqueSpec spec() {
        return new DdlNode.UniqueSpec(name, columns);
    }
}
