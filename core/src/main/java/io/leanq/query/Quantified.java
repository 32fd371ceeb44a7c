package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.QuantifiedComparison;
import io.leanq.tree.QueryNode;

/** The right side of a comparison with many rows: {@code any(query)} or {@code all(query)}. Immutable. */
public final class Quantified<T> {
    private final QuantifiedComparison.Quantifier quantifier;
    private final Query<T> query;
    private final QueryNode node;

    Quantified(QuantifiedComparison.Quantifier quantifier, Query<T> query) {
        this.quantifier = quantifier;
        this.query = Operations.present(query, "any or all");
        this.node = SubQueries.node(query);
    }

    static <T> Condition compare(Expression<T> left, ExpressionNode.Comparison.Operator operator, Quantified<T> right) {
        Quantified<T> present = Operations.present(right, "comparison");
        SubQueries.requireOneColumn(operator.symbol() + " " + present.quantifier, left.type(), present.query);
        return Expressions.condition(new QuantifiedComparison(left.node(), operator, present.quantifier, present.node));
    }
}
