package io.leanq.query;

import io.leanq.tree.CurrentTime;
import io.leanq.tree.ExistsQuery;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Comparison.Operator;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.QuantifiedComparison.Quantifier;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/**
 * The methods of {@link Dsl} that compute values from expressions and sub-queries. What answers a kind answers that of
 * its first argument, or of the type that it is given.
 */
public abstract class ComputedDsl extends ValueDsl {
    ComputedDsl() {}

    /**
     * {@code CAST(x AS type)} for the conversions on which databases agree. The database fails on a value that does not
     * fit and on a text that is no value of the type.
     *
     * <ul>
     *   <li>between numbers, where digits that the target lacks are rounded half up
     *   <li>whole numbers, dates and booleans to text, and text to numbers, dates, times, timestamps and booleans
     *   <li>a boolean to the numbers 1 and 0; a number to a boolean, which is false for 0
     *   <li>between dates and timestamps; a timestamp to its time of day
     * </ul>
     *
     * @throws io.leanq.InvalidStatement for any other pair of types, and if text could be truncated
     */
    public static <K> K cast(Expression<?> expression, DataType<?, K, ?> type) {
        return Expressions.of(
                type,
                Casts.node(
                        Needed.EXPRESSION.in("cast(null, …)", expression),
                        Needed.TYPE.in("cast(expression, null)", type).sqlType()));
    }

    /**
     * The single value of a query with one column and at most one row: NULL if the query has no row; the database fails
     * if it has several. A query does not know the kind of its column, so the value can only be compared and sorted;
     * {@link #scalar(Query, DataType)} has all operations of its kind.
     *
     * @throws io.leanq.InvalidStatement if the query has more than one column
     */
    public static <T> PlainExpression<T> scalar(Query<T> query) {
        PlainType<T> type = SubQueries.type(query);
        return Expressions.of(type, SubQueries.scalar(type, query));
    }

    /**
     * {@link #scalar(Query)} as an expression of the kind that belongs to {@code type}.
     *
     * @throws io.leanq.InvalidStatement if the query has more than one column, or one of another SQL type
     */
    public static <T, K> K scalar(Query<T> query, DataType<T, K, ?> type) {
        return Expressions.of(type, SubQueries.scalar(type, query));
    }

    /** {@code EXISTS (SELECT …)}: true if the query has a row. */
    public static Condition exists(Query<?> query) {
        return Expressions.condition(new ExistsQuery(SubQueries.node(Needed.QUERY.in("exists", query))));
    }

    /** {@code NOT EXISTS (SELECT …)}: true if the query has no row. */
    public static Condition notExists(Query<?> query) {
        return exists(Needed.QUERY.in("notExists", query)).not();
    }

    /**
     * For {@code x.gt(any(query))}: true if the comparison is true for at least one row; false if the query has no
     * rows.
     */
    public static <T> Quantified<T> any(Query<T> query) {
        return new Quantified<>(Quantifier.ANY, Needed.QUERY.in("any", query));
    }

    /** For {@code x.gt(all(query))}: true if the comparison is true for every row; true if the query has no rows. */
    public static <T> Quantified<T> all(Query<T> query) {
        return new Quantified<>(Quantifier.ALL, Needed.QUERY.in("all", query));
    }

    /**
     * {@code CASE WHEN condition THEN value …}: {@code when} adds branches, {@code otherwise} completes the expression.
     */
    public static <T, C, K> Case<T, C, K> caseWhen(Condition condition, Kinded<T, C, K, ?> value) {
        return Case.of(condition, value);
    }

    /** {@code CASE WHEN condition THEN 'value' …} */
    public static Case<String, String, TextExpression> caseWhen(Condition condition, String value) {
        return caseWhen(condition, value(value));
    }

    /** {@code CASE WHEN condition THEN 1 …}, an INTEGER. */
    public static Case<Integer, Number, NumberExpression<Integer>> caseWhen(Condition condition, int value) {
        return caseWhen(condition, value(value));
    }

    /** {@code CURRENT_DATE}: today, by the server's clock. */
    public static TemporalExpression<LocalDate> currentDate() {
        return Expressions.of(DataType.DATE, new CurrentTime(CurrentTime.Clock.CURRENT_DATE));
    }

    /** {@code CURRENT_TIMESTAMP}: now, by the server's wall clock. */
    public static TemporalExpression<LocalDateTime> currentTimestamp() {
        return Expressions.of(DataType.TIMESTAMP, new CurrentTime(CurrentTime.Clock.CURRENT_TIMESTAMP));
    }

    /**
     * {@code COALESCE(first, …)}: the first of the values that is not NULL. {@link Kinded#orElse} takes a value in
     * place of expressions.
     *
     * @throws io.leanq.InvalidStatement if an operand is of another SQL type than the first, or a wider number
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    public static <C, K> K coalesce(Kinded<?, C, K, ?> first, Expression<? extends C>... more) {
        return Coalesce.of(
                Needed.EXPRESSION.in("coalesce(null, …)", first),
                List.of(Needed.EXPRESSION.inAll("coalesce(first, null)", more)));
    }

    /** {@code CURRENT_TIME}: the time of day, by the server's wall clock. */
    public static TemporalExpression<LocalTime> currentTime() {
        return Expressions.of(DataType.TIME, new CurrentTime(CurrentTime.Clock.CURRENT_TIME));
    }

    /**
     * The greatest of the values; NULL if one of them is NULL, and for DOUBLE if one is NaN. It is written as a CASE
     * that compares each value with all others, since standard SQL has no GREATEST.
     *
     * @throws io.leanq.InvalidStatement if an operand is of another SQL type than the first, or a wider number, or an
     *     array, or has another value each time, as {@link #rand()}
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    public static <C, K> K greatest(Kinded<?, C, K, ?> first, Expression<? extends C>... more) {
        return Extremes.of(
                "greatest",
                Operator.GREATER_OR_EQUAL,
                Needed.EXPRESSION.in("greatest(null, …)", first),
                List.of(Needed.EXPRESSION.inAll("greatest(first, null)", more)));
    }

    /** The least of the values; otherwise like {@link #greatest}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    public static <C, K> K least(Kinded<?, C, K, ?> first, Expression<? extends C>... more) {
        return Extremes.of(
                "least",
                Operator.LESS_OR_EQUAL,
                Needed.EXPRESSION.in("least(null, …)", first),
                List.of(Needed.EXPRESSION.inAll("least(first, null)", more)));
    }

    /**
     * {@code RAND()}: a random DOUBLE from 0 up to, and never, 1. Calcite computes one number for all {@code rand()} of
     * a row, and before a join where a condition needs one table only.
     */
    public static NumberExpression<Double> rand() {
        return Expressions.of(DataType.DOUBLE, new FunctionCall(FunctionCall.Function.RAND, List.of()));
    }

    /** {@code CAST(NULL AS type)}: NULL of a type, for a select list, a union, {@code coalesce} or {@code caseWhen}. */
    public static <K> K nullValue(DataType<?, K, ?> type) {
        return Expressions.of(
                type,
                new ExpressionNode.Literal(Needed.TYPE.in("nullValue", type).sqlType(), null));
    }
}
