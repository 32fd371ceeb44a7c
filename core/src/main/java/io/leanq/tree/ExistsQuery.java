package io.leanq.tree;

/** {@code EXISTS (SELECT …)}: true or false, never unknown. */
public record ExistsQuery(QueryNode query) implements ExpressionNode, HoldsQuery {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.exists(this);
    }
}
