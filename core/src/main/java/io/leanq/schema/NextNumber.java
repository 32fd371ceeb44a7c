package io.leanq.schema;

import io.leanq.query.DataType;
import io.leanq.query.NumberExpression;
import io.leanq.query.NumericType;
import io.leanq.render.Dialect;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ObjectName;

/** {@code NEXT VALUE FOR sequence} */
record NextNumber(ExpressionNode.NextValue node) implements NumberExpression<Long> {
    NextNumber(ObjectName sequence) {
        this(new ExpressionNode.NextValue(sequence));
    }

    @Override
    public NumericType<Long> type() {
        return DataType.BIGINT;
    }

    @Override
    public String toString() {
        return Dialect.STANDARD.describe(node);
    }
}
