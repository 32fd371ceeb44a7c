package io.leanq.tree;

/**
 * An expression that contains a query. The expressions of the query are not among its
 * {@link ExpressionNode#children()}.
 */
public sealed interface HoldsQuery permits ExistsQuery, ScalarQuery, ExpressionNode.InQuery, QuantifiedComparison {
    QueryNode query();
}
