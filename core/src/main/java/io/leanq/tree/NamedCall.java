package io.leanq.tree;

import java.util.List;

/** A function by the name that the user gives: {@code NAME(a, b)}. */
public record NamedCall(String name, List<ExpressionNode> arguments) implements ExpressionNode {
    public NamedCall {
        arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.named(this);
    }
}
