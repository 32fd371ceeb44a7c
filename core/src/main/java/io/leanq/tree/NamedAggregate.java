package io.leanq.tree;

import java.util.List;

/** An aggregate function by the name that the user gives: {@code NAME([DISTINCT] a, b)}. */
public record NamedAggregate(String name, List<ExpressionNode> arguments, boolean distinct) implements AggregateNode {
    public NamedAggregate {
        arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.namedAggregate(this);
    }
}
