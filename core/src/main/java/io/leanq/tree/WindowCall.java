package io.leanq.tree;

/**
 * {@code function OVER (…)}. The function is an aggregate or a {@link NamedCall}; it is not among the
 * {@link #children()}, since an aggregate over a window groups no rows, but its arguments are.
 */
public record WindowCall(ExpressionNode function, Window window) implements ExpressionNode {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.window(this);
    }
}
