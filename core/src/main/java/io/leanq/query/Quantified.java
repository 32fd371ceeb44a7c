package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.QuantifiedComparison;
import io.leanq.type.SqlType;
import java.util.List;

/** The right side of a comparison with the rows of a query: {@code any(query)} or {@code all(query)}. Immutable. */
public final class Quantified<T> {
    private final QuantifiedComparison.Quantifier quantifier;
    private final Query<T> query;

    Quantified(QuantifiedComparison.Quantifier quantifier, Query<T> query) {
        this.quantifier = quantifier;
        this.query = Needed.QUERY.in("any", query);
        SubQueries.withoutValues(query);
    }

    static <T> Condition compare(Expression<T> left, ExpressionNode.Comparison.Operator operator, Quantified<T> right) {
        Quantified<T> present = Needed.MANY.in(left + "." + Operations.step(operator), right);
        SubQueries.requireOneColumn(operator.symbol() + " " + present.quantifier, left.type(), present.query);
        SqlType own = left.type().sqlType();
        return Expressions.condition(new QuantifiedComparison(
                Widening.among(left.node(), own, SqlTypes.of(present.query)),
                operator,
                present.quantifier,
                SubQueries.nodeBeside(present.query, List.of(own))));
    }
}
