package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.FromItem;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SourceInstance;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A derived table, which is a query in a from clause: {@code (SELECT …) AS d (name, count_2)}, or {@code LATERAL (…)}.
 * Immutable.
 */
public final class Derived<R> extends QuerySource<R> {
    private final FromItem item;

    private Derived(SourceInstance.OfQuery instance, FromItem item, List<Expression<?>> selected, boolean keepsTypes) {
        super(instance, selected, instance.columns(), keepsTypes);
        this.item = item;
    }

    static <R> Derived<R> of(String alias, Query<R> query) {
        return of("derived", alias, query, FromItem.OfQuery::new);
    }

    /** A derived table whose query sees the sources before it. */
    static <R> Derived<R> lateral(String alias, Query<R> query) {
        return of("lateral", alias, query, FromItem.OfLateral::new);
    }

    private static <R> Derived<R> of(
            String call, String alias, Query<R> query, BiFunction<SourceInstance.OfQuery, QueryNode, FromItem> item) {
        if (Needed.ALIAS.in(call + "(null, …)", alias).isBlank()) {
            throw new InvalidStatement(call + "(\"\", …): a derived table needs an alias");
        }
        QueryNode node = SubQueries.node(Needed.QUERY.in(call + "(alias, null)", query));
        if (call.equals("lateral")) {
            SubQueries.ofEachRow("lateral(alias, query)", node);
        }
        List<Expression<?>> selected = SubQueries.known(query).projection().columns();
        SourceInstance.OfQuery instance =
                new SourceInstance.OfQuery(alias, names(selected), StackDepth.guarded(node::hashCode));
        return new Derived<>(
                instance,
                item.apply(instance, node),
                selected,
                SubQueries.known(query).keepsTypes());
    }

    @Override
    public FromItem fromItem() {
        return item;
    }
}
