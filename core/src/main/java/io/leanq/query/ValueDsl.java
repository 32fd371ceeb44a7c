package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** The methods of {@link Dsl} that make expressions of Java values, which are sent as binds. */
public abstract class ValueDsl extends WindowDsl {
    ValueDsl() {}

    /**
     * A value as an expression, which is sent as a bind.
     *
     * @throws io.leanq.InvalidStatement if the value is null, or has more digits or a greater length than the type
     *     holds
     */
    public static <T, K> K value(T value, DataType<T, K, ?> type) {
        return Expressions.of(type, Expressions.exactBindNode(type, value));
    }

    /** Text, a VARCHAR, which is sent as a bind. */
    public static TextExpression value(String value) {
        return value(value, DataType.VARCHAR);
    }

    /** An INTEGER, which is sent as a bind. */
    public static NumberExpression<Integer> value(int value) {
        return value(value, DataType.INTEGER);
    }

    /** A BIGINT, which is sent as a bind. */
    public static NumberExpression<Long> value(long value) {
        return value(value, DataType.BIGINT);
    }

    /** A DOUBLE, which is sent as a bind. */
    public static NumberExpression<Double> value(double value) {
        return value(value, DataType.DOUBLE);
    }

    /** A DECIMAL of as many digits as the value has, which is sent as a bind. */
    public static NumberExpression<BigDecimal> value(BigDecimal value) {
        ExpressionNode.Bind bind = Expressions.bindNode("value", DataType.DECIMAL(1, 0), value);
        return Expressions.of(Expressions.decimalType(value), bind);
    }

    /** A BOOLEAN, which is sent as a bind. */
    public static Condition value(boolean value) {
        return value(value, DataType.BOOLEAN);
    }

    /** A DATE, which is sent as a bind. */
    public static TemporalExpression<LocalDate> value(LocalDate value) {
        return value(value, DataType.DATE);
    }

    /** A TIME, which is sent as a bind. */
    public static TemporalExpression<LocalTime> value(LocalTime value) {
        return value(value, DataType.TIME);
    }

    /** A TIMESTAMP, which is sent as a bind. */
    public static TemporalExpression<LocalDateTime> value(LocalDateTime value) {
        return value(value, DataType.TIMESTAMP);
    }
}
