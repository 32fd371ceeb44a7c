package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.QuantifiedComparison;
import io.leanq.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right side of a comparison with the rows of a query: {@code any(query)} or {@code all(query)}. Immutable. */
public final class Quantified<T> {
    private final QuantifiedComparison.Quantifier quantifier;
    private final Query<T> query;

    Quantified(QuantifiedComparison.Quantifier quantifier, Query<T> query) {
        this.quantifier = quantifier;
        this.query = Needed.QUERY.in("any", query);
        SubQueries.withoutValues(query);
    }

    static Condition compare(
            Expression<?> left, ExpressionNode.Comparison.Operator operator, @Nullable Quantified<?> right) {
        Quantified<?> present = Needed.MANY.ofStep(left, Operations.step(operator), right);
        SqlType own = left.type().sqlType();
        SqlTypes.requireComparable(
                operator.symbol() + " " + present.quantifier, List.of(own), SqlTypes.of(present.query));
        return Expressions.condition(new QuantifiedComparison(
                Widening.quantified(left.node(), own, SqlTypes.of(present.query)),
                operator,
                present.quantifier,
                SubQueries.ofEachRow("any or all(query)", SubQueries.nodeBeside(present.query, List.of(own)))));
    }
}
