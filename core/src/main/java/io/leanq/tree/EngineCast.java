package io.leanq.tree;

import io.leanq.type.SqlType;

/**
 * An expression whose type some engines, or all in some places, must be told: printed as it is, or there as
 * {@code CAST(operand AS type)}.
 */
public record EngineCast(ExpressionNode operand, SqlType type, Need need) implements ExpressionNode {
    /** Where it is told. */
    public enum Need {
        /** In dialects whose engines compute it with another type or fewer digits than LeanQ documents. */
        OF_DIALECT,
        /** Where the values that it is compared with say their types: a bare placeholder takes the operand's. */
        BESIDE_CAST_VALUES
    }

    /** Told in dialects whose engines need it. */
    public static EngineCast ofDialect(ExpressionNode operand, SqlType type) {
        return new EngineCast(operand, type, Need.OF_DIALECT);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.engineCast(this);
    }

    /** Hand-written, as for all nodes that chains of calls nest: the record's own takes ten times the stack. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EngineCast that
                && need == that.need
                && type.equals(that.type)
                && operand.equals(that.operand);
    }

    @Override
    public int hashCode() {
        return 31 * operand.hashCode() + type.hashCode();
    }
}
