package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.EngineCast;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.SourceInstance;
import io.leanq.type.SqlType;
import java.util.List;

/**
 * The elements of an array as a source of one row each, {@code UNNEST(x) AS u (item)}. NULL and an empty array have no
 * row. Immutable.
 *
 * @param <K> the kind of an element's expression
 */
public final class Unnested<K> implements Source {
    private static final String COLUMN = "item";

    private final FromItem.OfArray item;
    private final CodedType<?, K, ?> type;

    private Unnested(FromItem.OfArray item, CodedType<?, K, ?> type) {
        this.item = item;
        this.type = type;
    }

    static <E, K> Unnested<K> of(String alias, ArrayExpression<E, K> array) {
        if (Needed.ALIAS.in("unnest(null, …)", alias).isBlank()) {
            throw new InvalidStatement("unnest(\"\", …): a source needs an alias");
        }
        ExpressionNode node = Needed.EXPRESSION.in("unnest(alias, null)", array).node();
        if (node.hasAggregateOrWindow()) {
            throw new InvalidStatement("unnest(\"" + alias + "\", …): a from clause has no aggregates and no window"
                    + " functions: select the array in derived(…), and unnest the column of that");
        }
        SourceInstance.OfQuery instance = new SourceInstance.OfQuery(alias, List.of(COLUMN), node.hashCode());
        return new Unnested<>(
                new FromItem.OfArray(instance, typed(node, array.type().sqlType())),
                CodedType.of(array.type().element()));
    }

    /**
     * The array with a CAST for H2, which else knows no type of its elements, and finds NULL as the greatest of them.
     */
    private static ExpressionNode typed(ExpressionNode array, SqlType type) {
        boolean plain = array instanceof ExpressionNode.Bind || array instanceof ExpressionNode.Column;
        return plain ? array : EngineCast.ofDialect(array, type);
    }

    /** The element of a row. */
    public K element() {
        return type.expression(new ExpressionNode.Column(item.instance(), COLUMN, type.sqlType(), false), null);
    }

    @Override
    public FromItem fromItem() {
        return item;
    }

    @Override
    public String toString() {
        return item.instance().toString();
    }
}
