package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SortItem;

/** One key of an order by. Where NULLs go is the database's choice unless said. Immutable. */
public final class SortKey implements Sortable {
    private final SortItem item;

    private SortKey(SortItem item) {
        this.item = item;
    }

    static SortKey ascending(Expression<?> expression) {
        return new SortKey(new SortItem(expression.node(), SortItem.Direction.ASCENDING, SortItem.Nulls.DATABASE));
    }

    static SortKey descending(Expression<?> expression) {
        return new SortKey(new SortItem(expression.node(), SortItem.Direction.DESCENDING, SortItem.Nulls.DATABASE));
    }

    /** {@code … NULLS FIRST} */
    public SortKey nullsFirst() {
        return new SortKey(new SortItem(item.expression(), item.direction(), SortItem.Nulls.FIRST));
    }

    /** {@code … NULLS LAST} */
    public SortKey nullsLast() {
        return new SortKey(new SortItem(item.expression(), item.direction(), SortItem.Nulls.LAST));
    }

    @Override
    public String toString() {
        return Descriptions.of(() -> Dialect.STANDARD.describe(item.expression()))
                + (item.direction() == SortItem.Direction.DESCENDING ? " DESC" : "");
    }

    @Override
    public SortKey sortKey() {
        return this;
    }

    SortItem item() {
        return item;
    }

    ExpressionNode expression() {
        return item.expression();
    }
}
