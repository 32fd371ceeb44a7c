package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import org.jspecify.annotations.Nullable;

/** Numbers. Their expressions have arithmetic. */
public final class NumericType<N extends Number> extends CodedType<N, NumberExpression<N>, NumberAggregate<N>> {
    NumericType(SqlType sqlType) {
        super(sqlType);
    }

    @Override
    NumberExpression<N> expression(ExpressionNode node, @Nullable String label) {
        return new NodeExpression.Numeric<>(this, node, label);
    }

    @Override
    NumberAggregate<N> aggregate(ExpressionNode node) {
        return new AggregateExpression.Numeric<>(this, node);
    }

    @Override
    NumericType<N> ofSqlType(SqlType other) {
        return new NumericType<>(other);
    }
}
