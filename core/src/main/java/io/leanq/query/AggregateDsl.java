package io.leanq.query;

import io.leanq.tree.AggregateCall.Function;
import io.leanq.tree.GroupingSets.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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

    /**
     * {@code LISTAGG(x, separator)}: the texts of a group as one, without NULL; NULL if there are none.
     *
     * @param separator the text between two of them, a part of the statement that is written into its text
     */
    public static ListAgg listagg(TextExpression expression, String separator) {
        return ListAggregation.of(expression, separator);
    }

    /**
     * {@code COLLECT(x)}: the values of a group as a list in any order, without NULL. Only values of types that have
     * arrays are collected: BIGINT, DOUBLE and VARCHAR.
     *
     * @throws io.leanq.InvalidStatement for a value of another type
     */
    public static <T> PlainAggregate<List<T>> collect(Expression<T> expression) {
        return Aggregates.collect(Needed.EXPRESSION.in("collect", expression));
    }

    /**
     * {@code STDDEV_POP(x)}: the standard deviation of all values; NULL if there are none. It is computed as DOUBLE, in
     * which large values of small differences lose digits.
     */
    public static NumberAggregate<Double> stddevPop(NumberExpression<?> expression) {
        return Aggregates.spread(Function.STDDEV_POP, Needed.EXPRESSION.in("stddevPop", expression));
    }

    /** {@code STDDEV_SAMP(x)}: the standard deviation of a sample; NULL for fewer than two values. */
    public static NumberAggregate<Double> stddevSamp(NumberExpression<?> expression) {
        return Aggregates.spread(Function.STDDEV_SAMP, Needed.EXPRESSION.in("stddevSamp", expression));
    }

    /** {@code VAR_POP(x)}: the variance of all values; NULL if there are none. */
    public static NumberAggregate<Double> varPop(NumberExpression<?> expression) {
        return Aggregates.spread(Function.VAR_POP, Needed.EXPRESSION.in("varPop", expression));
    }

    /** {@code VAR_SAMP(x)}: the variance of a sample; NULL for fewer than two values. */
    public static NumberAggregate<Double> varSamp(NumberExpression<?> expression) {
        return Aggregates.spread(Function.VAR_SAMP, Needed.EXPRESSION.in("varSamp", expression));
    }

    /** {@code EVERY(x)}: whether the condition is true in all rows where it is not NULL; NULL if there are none. */
    public static BooleanAggregate every(Condition condition) {
        return Aggregates.truth(Function.EVERY, Needed.CONDITION.in("every", condition));
    }

    /** {@code SOME(x)}: whether the condition is true in a row; NULL if there are no rows where it is not NULL. */
    public static BooleanAggregate some(Condition condition) {
        return Aggregates.truth(Function.SOME, Needed.CONDITION.in("some", condition));
    }

    /**
     * {@code GROUPING(a, b)} beside {@link #rollup}, {@link #cube} and {@link #groupingSets}: 0 in a row that is
     * grouped by all keys; a key that is not grouped by sets its bit, the last key the lowest.
     */
    public static NumberAggregate<Long> grouping(Expression<?> first, Expression<?>... more) {
        return Aggregates.grouping(first, more);
    }

    /**
     * {@code ROLLUP(a, b)}: groups by all keys, by all but the last, and so on down to none, which is the total. A key
     * that is not grouped by is NULL. Over no rows there is no total on Calcite.
     */
    public static GroupKey rollup(Expression<?>... keys) {
        return GroupingKeys.of("rollup", Form.ROLLUP, each("rollup", keys));
    }

    /** {@link #rollup(Expression...)} with keys that are known at run time only. */
    public static GroupKey rollup(List<? extends Expression<?>> keys) {
        return rollup(Needed.KEYS.in("rollup", keys).toArray(new Expression<?>[0]));
    }

    /** {@code CUBE(a, b)}: groups by every subset of the keys. */
    public static GroupKey cube(Expression<?>... keys) {
        return GroupingKeys.of("cube", Form.CUBE, each("cube", keys));
    }

    /** {@link #cube(Expression...)} with keys that are known at run time only. */
    public static GroupKey cube(List<? extends Expression<?>> keys) {
        return cube(Needed.KEYS.in("cube", keys).toArray(new Expression<?>[0]));
    }

    /** {@code GROUPING SETS ((a, b), (a), ())}: groups by each of the lists. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    public static GroupKey groupingSets(List<? extends Expression<?>>... sets) {
        return GroupingKeys.of(
                "groupingSets", Form.GROUPING_SETS, List.of(Needed.SELECTABLES.inAll("groupingSets", sets)));
    }

    /** {@link #groupingSets(List...)} with sets that are known at run time only. */
    public static GroupKey groupingSets(Collection<? extends List<? extends Expression<?>>> sets) {
        List<List<? extends Expression<?>>> given = new ArrayList<>(Needed.SETS.in("groupingSets", sets));
        given.forEach(set -> Needed.KEYS.in("groupingSets", set));
        return GroupingKeys.of("groupingSets", Form.GROUPING_SETS, given);
    }

    private static List<List<Expression<?>>> each(String call, Expression<?>... keys) {
        List<List<Expression<?>>> sets = new ArrayList<>();
        for (Expression<?> key : Needed.EXPRESSION.inAll(call, keys)) {
            sets.add(List.of(key));
        }
        return sets;
    }
}
