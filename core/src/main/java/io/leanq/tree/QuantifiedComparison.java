package io.leanq.tree;

/** {@code left > ALL (SELECT …)}, or the same with ANY. */
public record QuantifiedComparison(
        ExpressionNode left, ExpressionNode.Comparison.Operator operator, Quantifier quantifier, QueryNode query)
        implements ExpressionNode, HoldsQuery {

    /** Whether the comparison must hold for one row of the query or for all. */
    public enum Quantifier {
        ANY,
        ALL
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.quantified(this);
    }
}
