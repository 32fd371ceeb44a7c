package io.leanq.tree;

import io.leanq.type.SqlType;

/**
 * An expression that Calcite computes as LeanQ documents it, and other engines with another type or fewer digits: printed as
 * it is, or as {@code CAST(operand AS type)} in a dialect whose engine needs to be told.
 */
public record EngineCast(ExpressionNode operand, SqlType type) implements ExpressionNode {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.engineCast(this);
    }

    /** Hand-written, as for all nodes that chains of calls nest: the record's own takes ten times the stack. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EngineCast that && type.equals(that.type) && operand.equals(that.operand);
    }

    @Override
    public int hashCode() {
        return 31 * operand.hashCode() + type.hashCode();
    }
}
