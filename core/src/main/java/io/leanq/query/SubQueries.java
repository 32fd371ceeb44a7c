package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.QueryNode;

/** Queries that become part of another statement. */
final class SubQueries {

    private SubQueries() {}

    /** The tree of a query that goes into another statement: param values would be lost on the way, so they are refused. */
    static QueryNode node(Query<?> query) {
        AbstractQuery<?> known = known(query);
        if (!known.values().isEmpty()) {
            throw new InvalidStatement("with(param, value) belongs on the outermost statement: a query that goes into"
                    + " another one cannot carry values of its own");
        }
        return known.node();
    }

    static <R> AbstractQuery<R> known(Query<R> query) {
        if (query instanceof AbstractQuery<R> known) {
            return known;
        }
        throw new InvalidStatement("queries are made by Dsl.select, not by implementing Query");
    }
}
