package io.leanq.query;

import io.leanq.tree.ExpressionNode.Comparison.Operator;

/**
 * An expression that keeps its kind: text stays text, with {@code like}, and a number stays a number. Operations that
 * accept any kind take a {@code Kinded<T, ?, K, ?>} and answer a {@code K}. Immutable and thread-safe.
 *
 * <p>User code names the kinds, such as {@link TextExpression}; it writes this interface only in code over any kind.
 *
 * @param <T> the Java type of the value
 * @param <C> the Java type of what it is compared with: {@code Number} for numbers, otherwise {@code T}
 * @param <K> the kind, such as {@link TextExpression}, also for a column of text
 * @param <A> the kind as an aggregate, such as {@link TextAggregate}
 */
public interface Kinded<T, C, K, A> extends Expression<T> {

    @Override
    DataType<T, K, A> type();

    /** Names the column in the result: {@code expression AS label}. */
    default K as(String label) {
        return CodedType.of(type()).expression(node(), Needed.LABEL.in("as", label));
    }

    /** {@code NULLIF(x, value)}: NULL where this expression equals the value, otherwise this expression. */
    default K nullIf(T value) {
        return Expressions.of(type(), Operations.nullIf(this, value));
    }

    /**
     * {@code COALESCE(x, value)}: the value where this expression is NULL. {@link Dsl#coalesce} takes expressions.
     */
    default K orElse(T value) {
        return Coalesce.of(this, value);
    }

    /**
     * {@code x = other}
     *
     * @throws io.leanq.InvalidStatement if both are of different SQL types, other than numbers
     */
    default Condition eq(Expression<? extends C> other) {
        return Operations.compare(this, Operator.EQUAL, other);
    }

    /**
     * {@code x = ANY (SELECT …)} or {@code x = ALL (SELECT …)}
     *
     * @throws io.leanq.InvalidStatement if the query has more than one column, or one of another SQL type
     */
    default Condition eq(Quantified<? extends C> many) {
        return Quantified.compare(this, Operator.EQUAL, many);
    }

    /**
     * {@code x <> other}
     *
     * @throws io.leanq.InvalidStatement if both are of different SQL types, other than numbers
     */
    default Condition ne(Expression<? extends C> other) {
        return Operations.compare(this, Operator.NOT_EQUAL, other);
    }

    /**
     * {@code x <> ANY (SELECT …)} or {@code x <> ALL (SELECT …)}
     *
     * @throws io.leanq.InvalidStatement if the query has more than one column, or one of another SQL type
     */
    default Condition ne(Quantified<? extends C> many) {
        return Quantified.compare(this, Operator.NOT_EQUAL, many);
    }

    /**
     * {@code x < other}
     *
     * @throws io.leanq.InvalidStatement if both are of different SQL types, other than numbers
     */
    default Condition lt(Expression<? extends C> other) {
        return Operations.compare(this, Operator.LESS, other);
    }

    /**
     * {@code x < ANY (SELECT …)} or {@code x < ALL (SELECT …)}
     *
     * @throws io.leanq.InvalidStatement if the query has more than one column, or one of another SQL type
     */
    default Condition lt(Quantified<? extends C> many) {
        return Quantified.compare(this, Operator.LESS, many);
    }

    /**
     * {@code x <= other}
     *
     * @throws io.leanq.InvalidStatement if both are of different SQL types, other than numbers
     */
    default Condition le(Expression<? extends C> other) {
        return Operations.compare(this, Operator.LESS_OR_EQUAL, other);
    }

    /**
     * {@code x <= ANY (SELECT …)} or {@code x <= ALL (SELECT …)}
     *
     * @throws io.leanq.InvalidStatement if the query has more than one column, or one of another SQL type
     */
    default Condition le(Quantified<? extends C> many) {
        return Quantified.compare(this, Operator.LESS_OR_EQUAL, many);
    }

    /**
     * {@code x > other}
     *
     * @throws io.leanq.InvalidStatement if both are of different SQL types, other than numbers
     */
    default Condition gt(Expression<? extends C> other) {
        return Operations.compare(this, Operator.GREATER, other);
    }

    /**
     * {@code x > ANY (SELECT …)} or {@code x > ALL (SELECT …)}
     *
     * @throws io.leanq.InvalidStatement if the query has more than one column, or one of another SQL type
     */
    default Condition gt(Quantified<? extends C> many) {
        return Quantified.compare(this, Operator.GREATER, many);
    }

    /**
     * {@code x >= other}
     *
     * @throws io.leanq.InvalidStatement if both are of different SQL types, other than numbers
     */
    default Condition ge(Expression<? extends C> other) {
        return Operations.compare(this, Operator.GREATER_OR_EQUAL, other);
    }

    /**
     * {@code x >= ANY (SELECT …)} or {@code x >= ALL (SELECT …)}
     *
     * @throws io.leanq.InvalidStatement if the query has more than one column, or one of another SQL type
     */
    default Condition ge(Quantified<? extends C> many) {
        return Quantified.compare(this, Operator.GREATER_OR_EQUAL, many);
    }

    /**
     * {@code x IS DISTINCT FROM other}: {@link #ne(Expression)}, except that NULL equals NULL and differs from every
     * value.
     */
    default Condition isDistinctFrom(Expression<? extends C> other) {
        return Operations.distinct(this, other, false);
    }

    /**
     * {@code x IS NOT DISTINCT FROM other}: {@link #eq(Expression)}, except that NULL equals NULL and differs from
     * every value.
     */
    default Condition isNotDistinctFrom(Expression<? extends C> other) {
        return Operations.distinct(this, other, true);
    }

    /** {@code x BETWEEN low AND high}, both ends included. */
    default Condition between(Expression<? extends C> low, Expression<? extends C> high) {
        return Operations.between(this, low, high, false);
    }

    /** {@code x NOT BETWEEN low AND high}: less than {@code low} or greater than {@code high}. */
    default Condition notBetween(Expression<? extends C> low, Expression<? extends C> high) {
        return Operations.between(this, low, high, true);
    }

    /** {@code x BETWEEN SYMMETRIC one AND other}: between both, whichever is less, both ends included. */
    default Condition betweenSymmetric(Expression<? extends C> one, Expression<? extends C> other) {
        return Operations.symmetric(between(
                Needed.EXPRESSION.in("betweenSymmetric(null, …)", one),
                Needed.EXPRESSION.in("betweenSymmetric(…, null)", other)));
    }

    /**
     * {@code x IN (SELECT …)}
     *
     * @throws io.leanq.InvalidStatement if the query has more than one column, or one of another SQL type
     */
    default Condition in(Query<? extends C> query) {
        return Operations.in(this, query, false);
    }

    /**
     * {@code x NOT IN (SELECT …)}. As in SQL, it is never true if a row of the query is NULL.
     *
     * @throws io.leanq.InvalidStatement if the query has more than one column, or one of another SQL type
     */
    default Condition notIn(Query<? extends C> query) {
        return Operations.in(this, query, true);
    }
}
