package io.leanq.evolve;

import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.tree.QueryNode;
import java.util.List;
import java.util.Optional;

/**
 * A view as a value. Immutable.
 *
 * @param columns the names of its columns in order
 * @param query the query; empty if only the database knows it
 */
public record ViewState(ObjectName name, List<String> columns, Optional<QueryNode> query) {
    public ViewState {
        columns = List.copyOf(columns);
    }

    Optional<DdlNode.CreateView> create() {
        return query.map(known -> new DdlNode.CreateView(name, columns, known, false));
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
