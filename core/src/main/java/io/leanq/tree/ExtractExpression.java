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
        SECOND,
        QUARTER,
        /** The week of ISO 8601. */
        WEEK,
        /** The day of the week: 1 is Monday, 7 is Sunday. */
        ISODOW,
        /** The day of the year. */
        DOY,
        /** The seconds since 1970-01-01 00:00:00. The operand has no fraction of a second. */
        EPOCH;

        /** Whether the field is a part of a time of day. */
        public boolean isOfTime() {
            return this == HOUR || this == MINUTE || this == SECOND;
        }
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.extract(this);
    }
}
