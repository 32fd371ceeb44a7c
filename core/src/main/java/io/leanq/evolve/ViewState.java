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
 * @param unknown its columns that no model can have; empty for a view of a model
 */
public record ViewState(ObjectName name, List<String> columns, Optional<QueryNode> query, List<UnknownColumn> unknown) {
    public ViewState {
        columns = List.copyOf(columns);
        unknown = List.copyOf(unknown);
    }

    /** A view all columns of which a model can have. */
    public ViewState(ObjectName name, List<String> columns, Optional<QueryNode> query) {
        this(name, columns, query, List.of());
    }

    Optional<DdlNode.CreateView> create() {
        return query.map(known -> new DdlNode.CreateView(name, columns, known, false));
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
