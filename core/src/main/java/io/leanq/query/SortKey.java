package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SortItem;
import io.leanq.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * One key of an order by clause. The database decides whether NULLs come first or last, unless {@link #nullsFirst()} or
 * {@link #nullsLast()} does. Immutable.
 */
public final class SortKey implements Sortable {
    private final SortItem item;

    /** The label of the expression, which identifies a column that a combination of queries selects more than once. */
    private final @Nullable String label;

    private final SqlType type;

    private SortKey(SortItem item, @Nullable String label, SqlType type) {
        this.item = item;
        this.label = label;
        this.type = type;
    }

    static SortKey ascending(Expression<?> expression) {
        return of(expression, SortItem.Direction.ASCENDING);
    }

    static SortKey descending(Expression<?> expression) {
        return of(expression, SortItem.Direction.DESCENDING);
    }

    private static SortKey of(Expression<?> expression, SortItem.Direction direction) {
        return new SortKey(
                new SortItem(expression.node(), direction, SortItem.Nulls.DATABASE),
                expression.label().orElse(null),
                expression.type().sqlType());
    }

    /** {@code … NULLS FIRST} */
    public SortKey nullsFirst() {
        return with(SortItem.Nulls.FIRST);
    }

    /** {@code … NULLS LAST} */
    public SortKey nullsLast() {
        return with(SortItem.Nulls.LAST);
    }

    /** The same key in the other direction; NULLs that are explicitly first or last stay there. */
    SortKey reversed() {
        return new SortKey(
                new SortItem(
                        item.expression(),
                        item.direction() == SortItem.Direction.ASCENDING
                                ? SortItem.Direction.DESCENDING
                                : SortItem.Direction.ASCENDING,
                        item.nulls()),
                label,
                type);
    }

    private SortKey with(SortItem.Nulls nulls) {
        return new SortKey(new SortItem(item.expression(), item.direction(), nulls), label, type);
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

    /** The type of the values by which it sorts. */
    SqlType type() {
        return type;
    }

    ExpressionNode expression() {
        return item.expression();
    }

    @Nullable
    String label() {
        return label;
    }
}
