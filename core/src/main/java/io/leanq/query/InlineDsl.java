package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * The methods of {@link Dsl} that write a value into the SQL text as a literal instead of sending it as a bind: for
 * constants that the query planner should know. A value is written exactly or refused; text is quoted, so that no value
 * can end its literal. A different inlined value makes a different statement. An inlined value is visible wherever SQL
 * is logged.
 */
public abstract class InlineDsl extends ComputedDsl {

    InlineDsl() {}

    /**
     * A literal of any type.
     *
     * @throws io.leanq.InvalidStatement for null, NaN, an infinity or an empty array, for which SQL has no literals,
     *     and for a value that has more digits or is longer than the type holds
     */
    public static <T, K> K inline(T value, DataType<T, K, ?> type) {
        return Expressions.of(type, Expressions.literalNode(type, value));
    }

    /** Text, a VARCHAR. */
    public static TextExpression inline(String value) {
        return inline(value, DataType.VARCHAR);
    }

    /** An INTEGER. */
    public static NumberExpression<Integer> inline(int value) {
        return inline(value, DataType.INTEGER);
    }

    /** A BIGINT. */
    public static NumberExpression<Long> inline(long value) {
        return inline(value, DataType.BIGINT);
    }

    /** A DOUBLE. */
    public static NumberExpression<Double> inline(double value) {
        return inline(value, DataType.DOUBLE);
    }

    /** A DECIMAL of as many digits as the value has. */
    public static NumberExpression<BigDecimal> inline(BigDecimal value) {
        ExpressionNode.Literal literal = Expressions.literalNode(value);
        return Expressions.of(Expressions.decimalType(value), literal);
    }

    /** A BOOLEAN. */
    public static Condition inline(boolean value) {
        return inline(value, DataType.BOOLEAN);
    }

    /** A DATE. */
    public static TemporalExpression<LocalDate> inline(LocalDate value) {
        return inline(value, DataType.DATE);
    }

    /** A TIME. */
    public static TemporalExpression<LocalTime> inline(LocalTime value) {
        return inline(value, DataType.TIME);
    }

    /** A TIMESTAMP. */
    public static TemporalExpression<LocalDateTime> inline(LocalDateTime value) {
        return inline(value, DataType.TIMESTAMP);
    }
}
