package io.leanq.query;

import io.leanq.tree.QueryNode;
import io.leanq.type.SqlType;
import java.util.List;

/**
 * A query as a view needs it: its tree, and the types of its columns in order.
 *
 * @param node may hold params, which no view can have: rendering refuses them
 */
public record QueryShape(QueryNode node, List<SqlType> types) {
    public QueryShape {
        types = List.copyOf(types);
    }

    /**
     * @throws io.leanq.InvalidStatement if the query carries values for params: put them into it as plain values
     */
    public static QueryShape of(Query<?> query) {
        return new QueryShape(SubQueries.node(query), SqlTypes.of(query));
    }
}
