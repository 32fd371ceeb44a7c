package io.leanq.tree;

/**
 * {@code (SELECT …)} as a value. The query has one column; no row gives NULL, several rows are an error of the
 * database.
 */
public record ScalarQuery(QueryNode query) implements ExpressionNode, HoldsQuery {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.scalar(this);
    }
}
