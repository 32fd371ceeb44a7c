package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.FromItem;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SourceInstance;
import java.util.List;

/** A derived table, which is a query in a from clause: {@code (SELECT …) AS d (name, count_2)}. Immutable. */
public final class Derived<R> extends QuerySource<R> {
    private final FromItem.OfQuery item;

    private Derived(FromItem.OfQuery item, List<Expression<?>> selected, boolean keepsTypes) {
        super(item.instance(), selected, item.instance().columns(), keepsTypes);
        this.item = item;
    }

    static <R> Derived<R> of(String alias, Query<R> query) {
        if (Needed.ALIAS.in("derived(null, …)", alias).isBlank()) {
            throw new InvalidStatement("derived(\"\", …): a derived table needs an alias");
        }
        QueryNode node = SubQueries.node(Needed.QUERY.in("derived(alias, null)", query));
        List<Expression<?>> selected = SubQueries.known(query).projection().columns();
        SourceInstance.OfQuery instance =
                new SourceInstance.OfQuery(alias, names(selected), StackDepth.guarded(node::hashCode));
        return new Derived<>(
                new FromItem.OfQuery(instance, node),
                selected,
                SubQueries.known(query).keepsTypes());
    }

    @Override
    public FromItem fromItem() {
        return item;
    }
}
