package io.leanq.query;

import io.leanq.tree.QueryNode;
import io.leanq.type.SqlType;
import java.util.List;

/**
 * The parts of a query that a view needs: its tree, and the types of its columns in order.
 *
 * @param node the tree; it can contain params, which no view can have: rendering refuses them
 * @param types the SQL types of the columns
 */
public record QueryShape(QueryNode node, List<SqlType> types) {
    public QueryShape {
        types = List.copyOf(types);
    }

    /** @throws io.leanq.InvalidStatement if the query carries values for params: use plain values instead */
    public static QueryShape of(Query<?> query) {
        return new QueryShape(SubQueries.node(query), SqlTypes.of(query));
    }
}
