package io.leanq.tree;

/** {@code left > ALL (SELECT …)}, or the same with ANY. */
public record QuantifiedComparison(
        ExpressionNode left, ExpressionNode.Comparison.Operator operator, Quantifier quantifier, QueryNode query)
        implements ExpressionNode, HoldsQuery {

    /** Whether one row of the query is enough. */
    public enum Quantifier {
        ANY,
        ALL
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.quantified(this);
    }
}
