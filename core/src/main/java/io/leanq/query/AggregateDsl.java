package io.leanq.query;

import io.leanq.tree.AggregateCall;
import io.leanq.tree.AggregateCall.Function;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.DataType;
import io.leanq.type.NumericType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** The aggregate functions of {@link Dsl}, which compute one value from many rows. */
public abstract class AggregateDsl extends RowDsl {
    AggregateDsl() {}

    /** {@code COUNT(*)}: the number of rows. */
    public static NumberExpression<Long> count() {
        return Expressions.number(DataType.BIGINT, new AggregateCall(Function.COUNT, Optional.empty(), false));
    }

    /** {@code COUNT(x)}: the number of rows where {@code x} is not NULL. */
    public static NumberExpression<Long> count(Expression<?> expression) {
        return Expressions.number(DataType.BIGINT, aggregate(Function.COUNT, expression, false));
    }

    /** {@code COUNT(DISTINCT x)}: the number of different values of {@code x}, without NULL. */
    public static NumberExpression<Long> countDistinct(Expression<?> expression) {
        return Expressions.number(DataType.BIGINT, aggregate(Function.COUNT, expression, true));
    }

    /**
     * The exact sum, as a DECIMAL of 30 digits; NULL if there are no rows. A DECIMAL is summed without a cast,
     * {@code SUM(price)}. A whole number is cast, {@code SUM(CAST(n AS DECIMAL(30,0)))}, since Calcite sums whole
     * numbers in their own type and wraps around. {@link #storageSum} is the sum of whole numbers without the cast.
     *
     * @throws io.leanq.InvalidStatement if the operand is DOUBLE: use {@code sum(x, DOUBLE)}
     */
    public static NumberExpression<BigDecimal> sum(NumberExpression<?> expression) {
        return Numbers.sum(Needed.EXPRESSION.in("sum", expression));
    }

    /**
     * The sum as a value of {@code type}; NULL if there are no rows. The database fails on a sum that does not fit.
     *
     * @throws io.leanq.InvalidStatement if the type has fewer digits behind the point than the operand
     */
    public static <N extends Number> NumberExpression<N> sum(NumberExpression<?> expression, NumericType<N> type) {
        return Numbers.sum(Needed.EXPRESSION.in("sum", expression), type);
    }

    /**
     * {@code SUM(x)} of whole numbers, without a cast; NULL if there are no rows. Use it for sums that are known to fit
     * the type of {@code x}, so that LeanXcale can compute them in its storage or take them from an online aggregate.
     *
     * <p>A server that is based on Calcite computes this sum in the type of {@code x}: a sum of INTEGER beyond
     * 2,147,483,647 wraps around without an error, whatever {@code type} is.
     * {@link #sum(NumberExpression, NumericType)} is exact.
     *
     * @param type the type as which the sum is read: whole numbers, at least as wide as {@code x}
     * @throws io.leanq.InvalidStatement if {@code x} or {@code type} is not of whole numbers, or {@code type} is
     *     narrower than {@code x}
     */
    public static <N extends Number> NumberExpression<N> storageSum(
            NumberExpression<?> expression, NumericType<N> type) {
        return Numbers.storageSum(Needed.EXPRESSION.in("storageSum", expression), type);
    }

    /**
     * The average, rounded half up to 6 digits behind the point, or to as many as the operand has if these are more;
     * NULL if there are no rows. The result is computed exactly, since some engines truncate a plain AVG of whole
     * numbers to a whole number.
     *
     * @throws io.leanq.InvalidStatement if the operand is DOUBLE: use {@code avg(x, DOUBLE)}
     */
    public static NumberExpression<BigDecimal> avg(NumberExpression<?> expression) {
        return Numbers.avg(Needed.EXPRESSION.in("avg", expression));
    }

    /**
     * The average as a value of {@code type}, DOUBLE or a DECIMAL; NULL if there are no rows.
     *
     * @throws io.leanq.InvalidStatement if {@code type} has no digits behind the point, or fewer than the operand
     */
    public static <N extends Number> NumberExpression<N> avg(NumberExpression<?> expression, NumericType<N> type) {
        return Numbers.avg(Needed.EXPRESSION.in("avg", expression), type);
    }

    /** {@code MIN(x)}: the least value; NULL if there are no rows. */
    public static <T> Expression<T> min(Expression<T> expression) {
        return extreme(Function.MIN, expression);
    }

    public static TextExpression min(TextExpression expression) {
        ExpressionNode node = aggregate(Function.MIN, expression, false);
        return Expressions.text(expression.type(), node, null);
    }

    public static <N extends Number> NumberExpression<N> min(NumberExpression<N> expression) {
        ExpressionNode node = aggregate(Function.MIN, expression, false);
        return Expressions.number(expression.type(), node);
    }

    public static <T> TemporalExpression<T> min(TemporalExpression<T> expression) {
        ExpressionNode node = aggregate(Function.MIN, expression, false);
        return Expressions.temporal(expression.type(), node, null);
    }

    /** {@code MAX(x)}: the greatest value; NULL if there are no rows. */
    public static <T> Expression<T> max(Expression<T> expression) {
        return extreme(Function.MAX, expression);
    }

    public static TextExpression max(TextExpression expression) {
        ExpressionNode node = aggregate(Function.MAX, expression, false);
        return Expressions.text(expression.type(), node, null);
    }

    public static <N extends Number> NumberExpression<N> max(NumberExpression<N> expression) {
        ExpressionNode node = aggregate(Function.MAX, expression, false);
        return Expressions.number(expression.type(), node);
    }

    public static <T> TemporalExpression<T> max(TemporalExpression<T> expression) {
        ExpressionNode node = aggregate(Function.MAX, expression, false);
        return Expressions.temporal(expression.type(), node, null);
    }

    private static <T> Expression<T> extreme(Function function, Expression<T> expression) {
        ExpressionNode node = aggregate(function, expression, false);
        return Expressions.of(expression.type(), node, null);
    }

    private static ExpressionNode aggregate(Function function, Expression<?> expression, boolean distinct) {
        String call = distinct ? "countDistinct" : function.name().toLowerCase(Locale.ROOT);
        return Numbers.aggregate(
                function, Needed.EXPRESSION.in(call, expression).node(), distinct);
    }
}
