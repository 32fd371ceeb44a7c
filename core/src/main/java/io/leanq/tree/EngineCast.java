package io.leanq.tree;

import io.leanq.type.SqlType;

/**
 * An expression that needs a CAST for some engines or in some places: printed there as {@code CAST(operand AS type)},
 * elsewhere as the operand.
 */
public record EngineCast(ExpressionNode operand, SqlType type, Need need) implements ExpressionNode {
    /** Where the CAST is printed. */
    public enum Need {
        /** In dialects whose engines compute it with another type or fewer digits than LeanQ documents. */
        OF_DIALECT,
        /**
         * Where the values beside the operand are cast. A bare placeholder takes the operand's type and needs no CAST
         * here.
         */
        BESIDE_CAST_VALUES
    }

    /** An expression that is cast in dialects whose engines need it. */
    public static EngineCast ofDialect(ExpressionNode operand, SqlType type) {
        return new EngineCast(operand, type, Need.OF_DIALECT);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.engineCast(this);
    }

    /** Hand-written, as in all nodes that nest by chained calls: the record's own takes ten times the stack. */
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
