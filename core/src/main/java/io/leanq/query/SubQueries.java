package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.JsonAggregate;
import io.leanq.tree.QueryNode;
import io.leanq.tree.ScalarQuery;
import io.leanq.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks queries that become part of another statement. */
final class SubQueries {

    private SubQueries() {}

    /**
     * The tree of a query that becomes part of another statement. Values of its params would be lost, so they are
     * refused.
     */
    static QueryNode node(Query<?> query) {
        return withoutValues(query).node();
    }

    static AbstractQuery<?> withoutValues(Query<?> query) {
        AbstractQuery<?> known = known(query);
        LockingQuery.requireNone(known);
        if (!known.values().isEmpty()) {
            throw new InvalidStatement("with(param, value) belongs on the outermost statement: a query that goes into"
                    + " another one cannot carry values of its own");
        }
        return known;
    }

    /**
     * Like {@link #node}; each column, which meets a column of one of these types, has room for the digits of both
     * types.
     */
    static QueryNode nodeBeside(Query<?> query, List<SqlType> types) {
        return withoutValues(query).nodeBeside(types);
    }

    static <R> AbstractQuery<R> known(Query<R> query) {
        if (query instanceof AbstractQuery<R> known) {
            return known;
        }
        throw new InvalidStatement("queries are made by Dsl.select, not by implementing Query");
    }

    /**
     * The node of a query that may be run for each row around it. Of no rows such a query has another value in Calcite
     * than other queries, if it makes JSON without groups: NULL and no empty array.
     */
    static QueryNode ofEachRow(String call, QueryNode node) {
        if (node instanceof QueryNode.Select select
                && select.groupBy().isEmpty()
                && select.items().stream()
                        .anyMatch(item -> item.expression().anyMatch(part -> part instanceof JsonAggregate))) {
            throw new InvalidStatement(
                    call + ": databases disagree on the JSON that such a query makes of no rows; give"
                            + " it groupBy(…), in a derived(…) that is left-joined, and say orElse(\"[]\")");
        }
        return node;
    }

    static ExpressionNode scalar(DataType<?, ?, ?> type, @Nullable Query<?> query) {
        Query<?> present = Needed.QUERY.in("scalar", query);
        Needed.TYPE.in("scalar(query, null)", type);
        SqlTypes.requireSame("scalar", List.of(type.sqlType()), SqlTypes.of(present));
        SqlType given = SqlTypes.of(present).get(0);
        if (SqlTypes.losesDigits(type.sqlType(), given)) {
            throw new InvalidStatement("scalar(…, " + type + "): the query gives " + given + ": ask for that");
        }
        return Casts.withDigits(new ScalarQuery(ofEachRow("scalar(query)", node(present))), given, type.sqlType());
    }

    /**
     * The type of the query's only column.
     *
     * @throws InvalidStatement if the query has more than one column
     */
    @SuppressWarnings("unchecked") // the query's only column is read as its T
    static <T> PlainType<T> type(@Nullable Query<T> query) {
        List<Expression<?>> columns =
                known(Needed.QUERY.in("scalar", query)).projection().columns();
        if (columns.size() != 1) {
            throw new InvalidStatement("scalar: a query of one column is a value, and this has " + columns.size());
        }
        return PlainType.like((DataType<T, ?, ?>) columns.get(0).type());
    }
}
