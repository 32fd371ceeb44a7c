package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import org.jspecify.annotations.Nullable;

/** Dates and times. Their expressions have parts such as the year. */
public final class TemporalType<T> extends CodedType<T, TemporalExpression<T>, TemporalAggregate<T>> {
    TemporalType(SqlType sqlType) {
        super(sqlType);
    }

    @Override
    TemporalExpression<T> expression(ExpressionNode node, @Nullable String label) {
        return new NodeExpression.Temporal<>(this, node, label);
    }

    @Override
    TemporalAggregate<T> aggregate(ExpressionNode node) {
        return new AggregateExpression.Temporal<>(this, node);
    }

    @Override
    TemporalType<T> ofSqlType(SqlType other) {
        return this;
    }
}
