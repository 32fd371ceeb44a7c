package io.leanq.tree;

/**
 * {@code left IS [NOT] DISTINCT FROM right}: compares NULL like any other value, so the result is true or false, never
 * unknown.
 */
public record DistinctComparison(ExpressionNode left, ExpressionNode right, boolean negated) implements ExpressionNode {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.distinct(this);
    }
}
