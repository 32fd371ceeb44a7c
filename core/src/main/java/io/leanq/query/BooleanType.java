package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import org.jspecify.annotations.Nullable;

/** BOOLEAN. Its expressions are conditions. */
public final class BooleanType extends CodedType<Boolean, Condition, BooleanAggregate> {
    BooleanType() {
        super(SqlType.Simple.BOOLEAN);
    }

    @Override
    Condition expression(ExpressionNode node, @Nullable String label) {
        return new NodeExpression.Truth(this, node, label);
    }

    @Override
    BooleanAggregate aggregate(ExpressionNode node) {
        return new AggregateExpression.Truth(this, node);
    }

    @Override
    BooleanType ofSqlType(SqlType other) {
        return this;
    }
}
