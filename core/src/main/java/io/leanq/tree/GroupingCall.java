package io.leanq.tree;

import java.util.List;

/** {@code GROUPING(a, b)}: which of the keys are not grouped by in a row, as bits of a number. */
public record GroupingCall(List<ExpressionNode> keys) implements AggregateNode {
    public GroupingCall {
        keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.grouping(this);
    }
}
