package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;

/**
 * The condition of an optional filter whose value is absent. It is neutral in and, or and not, and has no node of its
 * own.
 */
enum NoCondition implements Condition {
    INSTANCE;

    @Override
    public ExpressionNode node() {
        throw new InvalidStatement("noCondition() stands for nothing: it goes into and, or, not and where,"
                + " and cannot be compared, selected or sorted by");
    }

    @Override
    public BooleanType type() {
        return DataType.BOOLEAN;
    }

    @Override
    public Condition not() {
        return this;
    }

    @Override
    public String toString() {
        return "noCondition()";
    }
}
