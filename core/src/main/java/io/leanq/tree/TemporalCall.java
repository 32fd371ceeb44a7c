package io.leanq.tree;

import io.leanq.type.SqlType;
import java.util.List;

/**
 * A computation with dates or times.
 *
 * @param type the SQL type of its dates or times, all of the same type
 */
public record TemporalCall(Function function, Unit unit, SqlType type, List<ExpressionNode> arguments)
        implements ExpressionNode {
    /** The computations. */
    public enum Function {
        /** The first argument later by so many units as the second one says. Unit: one that SQL names. */
        PLUS,
        /** The whole units from the first argument to the second one, cut toward zero; a BIGINT. */
        UNTIL,
        /** The begin of the unit in which the argument is; a week begins on Monday. */
        TRUNCATE,
        /** The last day of the month, a DATE. */
        LAST_DAY
    }

    /** Units of time, each with its milliseconds or its months. */
    public enum Unit {
        MILLISECOND(1, 0),
        SECOND(1_000, 0),
        MINUTE(60_000, 0),
        HOUR(3_600_000, 0),
        HALF_DAY(43_200_000, 0),
        DAY(86_400_000, 0),
        WEEK(604_800_000, 0),
        MONTH(0, 1),
        QUARTER(0, 3),
        YEAR(0, 12),
        DECADE(0, 120),
        CENTURY(0, 1_200),
        MILLENNIUM(0, 12_000);

        private final long millis;
        private final int months;

        Unit(long millis, int months) {
            this.millis = millis;
            this.months = months;
        }

        /** The milliseconds of the unit; 0 for months and what is made of months. */
        public long millis() {
            return millis;
        }

        /** The months of the unit; 0 for days and what is shorter. */
        public int months() {
            return months;
        }

        /** Whether the unit is shorter than a day. */
        public boolean isOfTime() {
            return compareTo(DAY) < 0;
        }
    }

    public TemporalCall {
        arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.temporal(this);
    }
}
