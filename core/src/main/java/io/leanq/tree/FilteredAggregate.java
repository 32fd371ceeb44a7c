package io.leanq.tree;

/** {@code aggregate FILTER (WHERE condition)}: only rows for which the condition is true count. */
public record FilteredAggregate(AggregateNode aggregate, ExpressionNode condition) implements AggregateNode {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.filteredAggregate(this);
    }
}
