package io.leanq.query;

import io.leanq.tree.AggregateCall;
import io.leanq.tree.AggregateCall.Function;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.DataType;
import io.leanq.type.NumericType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** The aggregate functions of {@link Dsl}: one value of many rows. */
public abstract class AggregateDsl extends RowDsl {
    AggregateDsl() {}

    /** {@code COUNT(*)} */
    public static NumberExpression<Long> count() {
        return Expressions.number(DataType.BIGINT, new AggregateCall(Function.COUNT, Optional.empty(), false));
    }

    /** {@code COUNT(x)}: rows where it is not NULL. */
    public static NumberExpression<Long> count(Expression<?> expression) {
        return Expressions.number(DataType.BIGINT, aggregate(Function.COUNT, expression, false));
    }

    /** {@code COUNT(DISTINCT x)} */
    public static NumberExpression<Long> countDistinct(Expression<?> expression) {
        return Expressions.number(DataType.BIGINT, aggregate(Function.COUNT, expression, true));
    }

    /**
     * The exact sum, NULL of no rows, as DECIMAL of 30 digits. A DECIMAL stands bare, {@code SUM(price)}; a whole
     * number is summed as DECIMAL, {@code SUM(CAST(n AS DECIMAL(30,0)))}, since Calcite sums it in its own type and
     * wraps around. {@link #storageSum} is the bare sum of whole numbers.
     *
     * @throws io.leanq.InvalidStatement if the operand is DOUBLE: use {@code sum(x, DOUBLE)}
     */
    public static NumberExpression<BigDecimal> sum(NumberExpression<?> expression) {
        return Numbers.sum(Needed.EXPRESSION.in("sum", expression));
    }

    /**
     * The sum in a type of choice; one that does not fit fails.
     *
     * @throws io.leanq.InvalidStatement if the type has fewer digits behind the point than the operand
     */
    public static <N extends Number> NumberExpression<N> sum(NumberExpression<?> expression, NumericType<N> type) {
        return Numbers.sum(Needed.EXPRESSION.in("sum", expression), type);
    }

    /**
     * {@code SUM(x)} of whole numbers, bare, NULL of no rows: for sums that are known to fit their own type, and that
     * LeanXcale is to compute in its storage or take from an online aggregate.
     *
     * <p>A server that descends from Calcite counts it in the type of {@code x}: a sum of INTEGER beyond 2,147,483,647
     * wraps around there in silence, whatever {@code type} says. {@link #sum(NumberExpression, NumericType)} is exact.
     *
     * @param type what the sum is read as, a whole number at least as wide as {@code x}
     * @throws io.leanq.InvalidStatement if {@code x} or {@code type} is no whole number, or {@code type} is narrower
     */
    public static <N extends Number> NumberExpression<N> storageSum(
            NumberExpression<?> expression, NumericType<N> type) {
        return Numbers.storageSum(Needed.EXPRESSION.in("storageSum", expression), type);
    }

    /**
     * The average, NULL of no rows, rounded half up to 6 digits behind the point, or to as many as the operand has: a
     * plain AVG of whole numbers is cut to a whole number by some engines.
     *
     * @throws io.leanq.InvalidStatement if the operand is DOUBLE: use {@code avg(x, DOUBLE)}
     */
    public static NumberExpression<BigDecimal> avg(NumberExpression<?> expression) {
        return Numbers.avg(Needed.EXPRESSION.in("avg", expression));
    }

    /**
     * The average in a type of choice, DOUBLE or a DECIMAL.
     *
     * @throws io.leanq.InvalidStatement if the type has no fraction, or fewer digits than the operand
     */
    public static <N extends Number> NumberExpression<N> avg(NumberExpression<?> expression, NumericType<N> type) {
        return Numbers.avg(Needed.EXPRESSION.in("avg", expression), type);
    }

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
