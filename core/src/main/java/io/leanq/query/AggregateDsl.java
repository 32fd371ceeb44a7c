package io.leanq.query;

import io.leanq.tree.AggregateCall.Function;
import java.math.BigDecimal;

/** The aggregate functions of {@link Dsl}, which compute one value from many rows. */
public abstract class AggregateDsl extends RowDsl {
    AggregateDsl() {}

    /** {@code COUNT(*)}: the number of rows. */
    public static NumberAggregate<Long> count() {
        return Aggregates.count();
    }

    /** {@code COUNT(x)}: the number of rows where {@code x} is not NULL. */
    public static NumberAggregate<Long> count(Expression<?> expression) {
        return Aggregates.count(Needed.EXPRESSION.in("count", expression));
    }

    /** {@code COUNT(DISTINCT x)}: the number of different values of {@code x}, without NULL. */
    public static NumberAggregate<Long> countDistinct(Expression<?> expression) {
        return Aggregates.count(Needed.EXPRESSION.in("countDistinct", expression))
                .distinct();
    }

    /**
     * The exact sum, as a DECIMAL of 30 digits; NULL if there are no rows. A DECIMAL is summed without a cast,
     * {@code SUM(price)}. A whole number is cast, {@code SUM(CAST(n AS DECIMAL(30,0)))}, since Calcite sums whole
     * numbers in their own type and wraps around. {@link #storageSum} is the sum of whole numbers without the cast.
     *
     * @throws io.leanq.InvalidStatement if the operand is DOUBLE: use {@code sum(x, DOUBLE)}
     */
    public static NumberAggregate<BigDecimal> sum(NumberExpression<?> expression) {
        return Aggregates.sum(Needed.EXPRESSION.in("sum", expression));
    }

    /**
     * The sum as a value of {@code type}; NULL if there are no rows. The database fails on a sum that does not fit.
     *
     * @throws io.leanq.InvalidStatement if the type has fewer digits behind the point than the operand
     */
    public static <N extends Number> NumberAggregate<N> sum(NumberExpression<?> expression, NumericType<N> type) {
        return Aggregates.sum(Needed.EXPRESSION.in("sum", expression), type);
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
    public static <N extends Number> NumberAggregate<N> storageSum(
            NumberExpression<?> expression, NumericType<N> type) {
        return Aggregates.storageSum(Needed.EXPRESSION.in("storageSum", expression), type);
    }

    /**
     * The average, rounded half up to 6 digits behind the point, or to as many as the operand has if these are more;
     * NULL if there are no rows. The result is computed exactly, since some engines truncate a plain AVG of whole
     * numbers to a whole number.
     *
     * @throws io.leanq.InvalidStatement if the operand is DOUBLE: use {@code avg(x, DOUBLE)}
     */
    public static NumberAggregate<BigDecimal> avg(NumberExpression<?> expression) {
        return Aggregates.avg(Needed.EXPRESSION.in("avg", expression));
    }

    /**
     * The average as a value of {@code type}, DOUBLE or a DECIMAL; NULL if there are no rows.
     *
     * @throws io.leanq.InvalidStatement if {@code type} has no digits behind the point, or fewer than the operand
     */
    public static <N extends Number> NumberAggregate<N> avg(NumberExpression<?> expression, NumericType<N> type) {
        return Aggregates.avg(Needed.EXPRESSION.in("avg", expression), type);
    }

    /** {@code MIN(x)}: the least value; NULL if there are no rows. */
    public static <A> A min(Kinded<?, ?, ?, A> expression) {
        return Aggregates.extreme(Function.MIN, Needed.EXPRESSION.in("min", expression));
    }

    /** {@code MAX(x)}: the greatest value; NULL if there are no rows. */
    public static <A> A max(Kinded<?, ?, ?, A> expression) {
        return Aggregates.extreme(Function.MAX, Needed.EXPRESSION.in("max", expression));
    }
}
