package io.leanq.tree;

/** {@code left IS [NOT] DISTINCT FROM right}: NULL is a value like any other here, so it is true or false. */
public record DistinctComparison(ExpressionNode left, ExpressionNode right, boolean negated) implements ExpressionNode {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.distinct(this);
    }
}
