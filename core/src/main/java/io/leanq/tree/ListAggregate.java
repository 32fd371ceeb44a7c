package io.leanq.tree;

import java.util.List;

/**
 * {@code LISTAGG([DISTINCT] operand, 'separator') [WITHIN GROUP (ORDER BY …)]}
 *
 * @param separator a part of the statement, which is written as a literal: engines do not accept other expressions
 */
public record ListAggregate(ExpressionNode operand, String separator, boolean distinct, List<SortItem> order)
        implements AggregateNode {
    public ListAggregate {
        order = List.copyOf(order);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.listAggregate(this);
    }
}
