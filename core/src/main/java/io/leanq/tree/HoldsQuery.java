package io.leanq.tree;

/** An expression with a query in it, whose expressions are not among its {@link ExpressionNode#children()}. */
public sealed interface HoldsQuery permits ExistsQuery, ScalarQuery, ExpressionNode.InQuery, QuantifiedComparison {
    QueryNode query();
}
