package io.leanq.tree;

import java.util.List;
import java.util.Optional;

/**
 * {@code JSON_ARRAYAGG(value ORDER BY … NULL ON NULL)}, or with a key
 * {@code JSON_OBJECTAGG(KEY key VALUE value NULL ON NULL)}.
 *
 * @param order of the elements of an array; an object has none
 * @param nulls what becomes of a NULL
 */
public record JsonAggregate(
        Optional<ExpressionNode> key, ExpressionNode value, List<SortItem> order, JsonCall.Clause nulls)
        implements AggregateNode {
    public JsonAggregate {
        order = List.copyOf(order);
    }

    /** The name in SQL, by which messages name it too. */
    public String function() {
        return key.isPresent() ? "JSON_OBJECTAGG" : "JSON_ARRAYAGG";
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.jsonAggregate(this);
    }
}
