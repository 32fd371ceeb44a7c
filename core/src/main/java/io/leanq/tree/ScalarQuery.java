package io.leanq.tree;

/** {@code (SELECT …)} as a value: of one column; NULL of no rows, an error of several. */
public record ScalarQuery(QueryNode query) implements ExpressionNode, HoldsQuery {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.scalar(this);
    }
}
