package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.type.BooleanType;
import io.leanq.type.DataType;
import io.leanq.type.NumericType;
import io.leanq.type.SqlType;
import io.leanq.type.TemporalType;
import io.leanq.type.TextType;
import java.math.BigDecimal;

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
    public static <T> Expression<T> inline(T value, DataType<T> type) {
        return Expressions.of(type, Expressions.literalNode(type, value), null);
    }

    public static TextExpression inline(String value, TextType type) {
        return Expressions.text(type, Expressions.literalNode(type, value), null);
    }

    public static <N extends Number> NumberExpression<N> inline(N value, NumericType<N> type) {
        return Expressions.number(type, Expressions.literalNode(type, value));
    }

    public static <T> TemporalExpression<T> inline(T value, TemporalType<T> type) {
        return Expressions.temporal(type, Expressions.literalNode(type, value), null);
    }

    public static Condition inline(Boolean value, BooleanType type) {
        return Expressions.condition(type, Expressions.literalNode(type, value), null);
    }

    /** {@code 'value'}, a VARCHAR. */
    public static TextExpression inline(String value) {
        return inline(value, DataType.VARCHAR);
    }

    public static NumberExpression<Integer> inline(int value) {
        return inline(value, DataType.INTEGER);
    }

    public static NumberExpression<Long> inline(long value) {
        return inline(value, DataType.BIGINT);
    }

    public static NumberExpression<Double> inline(double value) {
        return inline(value, DataType.DOUBLE);
    }

    /** A DECIMAL of as many digits as the value has. */
    public static NumberExpression<BigDecimal> inline(BigDecimal value) {
        ExpressionNode.Literal literal = Expressions.literalNode(value);
        SqlType.Decimal digits = (SqlType.Decimal) literal.type();
        return Expressions.number(DataType.DECIMAL(digits.precision(), digits.scale()), literal);
    }
}
