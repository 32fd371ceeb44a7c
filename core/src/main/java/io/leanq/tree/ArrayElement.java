package io.leanq.tree;

/** {@code array[position]}: an element of an array, whose positions are counted from 1. */
public record ArrayElement(ExpressionNode array, ExpressionNode position) implements ExpressionNode {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.element(this);
    }
}
