package io.leanq.query;

import io.leanq.tree.CurrentTime;
import io.leanq.tree.ExistsQuery;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.QuantifiedComparison.Quantifier;
import io.leanq.type.BooleanType;
import io.leanq.type.DataType;
import io.leanq.type.NumericType;
import io.leanq.type.SqlType;
import io.leanq.type.TemporalType;
import io.leanq.type.TextType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The methods of {@link Dsl} that compute values from expressions and sub-queries. Each overload returns the kind of
 * expression that it is given.
 */
public abstract class ComputedDsl extends AggregateDsl {
    ComputedDsl() {}

    /**
     * {@code CAST(x AS type)} for the conversions on which databases agree: between numbers, where digits that the
     * target lacks are rounded half up; between whole numbers and text; between dates and timestamps. The database
     * fails on a value that does not fit.
     *
     * @throws io.leanq.InvalidStatement for any other pair of types, and if text could be truncated
     */
    public static TextExpression cast(Expression<?> expression, TextType type) {
        return Expressions.text(type, cast(expression, (DataType<?>) type), null);
    }

    public static <N extends Number> NumberExpression<N> cast(Expression<?> expression, NumericType<N> type) {
        return Expressions.number(type, cast(expression, (DataType<?>) type));
    }

    public static <T> TemporalExpression<T> cast(Expression<?> expression, TemporalType<T> type) {
        return Expressions.temporal(type, cast(expression, (DataType<?>) type), null);
    }

    public static Condition cast(Expression<?> expression, BooleanType type) {
        return Expressions.condition(type, cast(expression, (DataType<?>) type), null);
    }

    private static ExpressionNode cast(Expression<?> expression, DataType<?> type) {
        return Casts.node(
                Needed.EXPRESSION.in("cast(null, …)", expression),
                Needed.TYPE.in("cast(expression, null)", type).sqlType());
    }

    /**
     * The single value of a query with one column and at most one row: NULL if the query has no row; the database fails
     * if it has several.
     *
     * @throws io.leanq.InvalidStatement if the query has more than one column
     */
    @SuppressWarnings("unchecked") // the query's only column is read as its T
    public static <T> Expression<T> scalar(Query<T> query) {
        DataType<T> type = (DataType<T>) SubQueries.type(query);
        return Expressions.of(type, SubQueries.scalar(type, query), null);
    }

    /**
     * {@link #scalar(Query)} as an expression of the kind that belongs to {@code type}.
     *
     * @throws io.leanq.InvalidStatement if the query has more than one column, or one of another SQL type
     */
    public static TextExpression scalar(Query<String> query, TextType type) {
        return Expressions.text(type, SubQueries.scalar(type, query), null);
    }

    public static <N extends Number> NumberExpression<N> scalar(Query<N> query, NumericType<N> type) {
        return Expressions.number(type, SubQueries.scalar(type, query));
    }

    public static <T> TemporalExpression<T> scalar(Query<T> query, TemporalType<T> type) {
        return Expressions.temporal(type, SubQueries.scalar(type, query), null);
    }

    public static Condition scalar(Query<Boolean> query, BooleanType type) {
        return Expressions.condition(type, SubQueries.scalar(type, query), null);
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
    public static Case<String, TextExpression> caseWhen(Condition condition, TextExpression value) {
        return Case.of(condition, value, (type, node) -> Expressions.text((TextType) type, node, null));
    }

    public static <N extends Number> Case<N, NumberExpression<N>> caseWhen(
            Condition condition, NumberExpression<N> value) {
        return Case.of(condition, value, (type, node) -> Expressions.number((NumericType<N>) type, node));
    }

    public static <T> Case<T, TemporalExpression<T>> caseWhen(Condition condition, TemporalExpression<T> value) {
        return Case.of(condition, value, (type, node) -> Expressions.temporal((TemporalType<T>) type, node, null));
    }

    public static Case<Boolean, Condition> caseWhen(Condition condition, Condition value) {
        return Case.of(condition, value, (type, node) -> Expressions.condition((BooleanType) type, node, null));
    }

    public static <T> Case<T, Expression<T>> caseWhen(Condition condition, Expression<T> value) {
        return Case.of(condition, value, (type, node) -> Expressions.of(type, node, null));
    }

    /** {@code CASE WHEN condition THEN 'value' …} */
    public static Case<String, TextExpression> caseWhen(Condition condition, String value) {
        return caseWhen(condition, value(value));
    }

    /** Text as an expression, which is sent as a bind. */
    public static TextExpression value(String value) {
        return value(value, DataType.VARCHAR);
    }

    /**
     * A value as an expression, which is sent as a bind.
     *
     * @throws io.leanq.InvalidStatement if the value is null, or has more digits or a greater length than the type
     *     holds
     */
    public static <T> Expression<T> value(T value, DataType<T> type) {
        return Expressions.of(type, Expressions.exactBindNode(type, value), null);
    }

    public static TextExpression value(String value, TextType type) {
        return Expressions.text(type, Expressions.exactBindNode(type, value), null);
    }

    public static <N extends Number> NumberExpression<N> value(N value, NumericType<N> type) {
        return Expressions.number(type, Expressions.exactBindNode(type, value));
    }

    public static <T> TemporalExpression<T> value(T value, TemporalType<T> type) {
        return Expressions.temporal(type, Expressions.exactBindNode(type, value), null);
    }

    /** {@code CURRENT_DATE}: today, by the server's clock. */
    public static TemporalExpression<LocalDate> currentDate() {
        return Expressions.temporal(DataType.DATE, new CurrentTime(CurrentTime.Clock.CURRENT_DATE), null);
    }

    /** {@code CURRENT_TIMESTAMP}: now, by the server's wall clock. */
    public static TemporalExpression<LocalDateTime> currentTimestamp() {
        return Expressions.temporal(DataType.TIMESTAMP, new CurrentTime(CurrentTime.Clock.CURRENT_TIMESTAMP), null);
    }

    /** {@code COALESCE(first, otherwise)}: {@code otherwise} where {@code first} is NULL. */
    public static <T> Expression<T> coalesce(Expression<T> first, T otherwise) {
        return coalesce(first, Expressions.bind(first(first), otherwise));
    }

    /**
     * {@code COALESCE(first, otherwise)}: {@code otherwise} where {@code first} is NULL. Nest the calls for more than
     * two operands.
     *
     * @throws io.leanq.InvalidStatement if both operands are of different SQL types
     */
    public static <T> Expression<T> coalesce(Expression<T> first, Expression<T> otherwise) {
        return Expressions.of(widest(first, otherwise), coalesced(first, otherwise), null);
    }

    public static TextExpression coalesce(TextExpression first, String otherwise) {
        return coalesce(first, Expressions.bind(first(first), otherwise));
    }

    public static TextExpression coalesce(TextExpression first, Expression<String> otherwise) {
        return Expressions.text((TextType) widest(first, otherwise), coalesced(first, otherwise), null);
    }

    public static <N extends Number> NumberExpression<N> coalesce(NumberExpression<N> first, N otherwise) {
        return coalesce(first, Expressions.bind(first(first), otherwise));
    }

    public static <N extends Number> NumberExpression<N> coalesce(NumberExpression<N> first, Expression<N> otherwise) {
        return Expressions.number((NumericType<N>) widest(first, otherwise), coalesced(first, otherwise));
    }

    public static <T> TemporalExpression<T> coalesce(TemporalExpression<T> first, T otherwise) {
        return coalesce(first, Expressions.bind(first(first), otherwise));
    }

    public static <T> TemporalExpression<T> coalesce(TemporalExpression<T> first, Expression<T> otherwise) {
        return Expressions.temporal((TemporalType<T>) widest(first, otherwise), coalesced(first, otherwise), null);
    }

    public static Condition coalesce(Condition first, Boolean otherwise) {
        return coalesce(first, Expressions.bind(first(first), otherwise));
    }

    public static Condition coalesce(Condition first, Expression<Boolean> otherwise) {
        return Expressions.condition((BooleanType) widest(first, otherwise), coalesced(first, otherwise), null);
    }

    private static <T> Expression<T> first(Expression<T> first) {
        return Needed.EXPRESSION.in("coalesce(null, …)", first);
    }

    private static <T> DataType<T> widest(Expression<T> first, Expression<T> otherwise) {
        return SqlTypes.widest("coalesce", first(first).type(), Needed.EXPRESSION.in("coalesce(…, null)", otherwise));
    }

    private static <T> ExpressionNode coalesced(Expression<T> first, Expression<T> otherwise) {
        SqlType widest = widest(first, otherwise).sqlType();
        return new FunctionCall(
                FunctionCall.Function.COALESCE,
                List.of(
                        Widening.of(first.node(), first.type().sqlType(), widest),
                        Widening.of(otherwise.node(), otherwise.type().sqlType(), widest)));
    }
}
