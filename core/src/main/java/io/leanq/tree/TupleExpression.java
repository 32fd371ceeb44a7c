package io.leanq.tree;

import java.util.List;

/** {@code (a, b)}: the left side of IN, and an element of its list; at least two values. */
public record TupleExpression(List<ExpressionNode> elements) implements ExpressionNode {
    public TupleExpression {
        elements = List.copyOf(elements);
        if (elements.size() < 2) {
            throw new IllegalArgumentException("a tuple has at least two values");
        }
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.tuple(this);
    }
}
