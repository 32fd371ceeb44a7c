package io.leanq.tree;

/** {@code EXTRACT(YEAR FROM operand)} */
public record ExtractExpression(Field field, ExpressionNode operand) implements ExpressionNode {
    /** The parts of a date or time. */
    public enum Field {
        YEAR,
        MONTH,
        DAY,
        HOUR,
        MINUTE,
        SECOND
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.extract(this);
    }
}
