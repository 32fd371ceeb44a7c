package io.leanq.query;

import io.leanq.tree.ArithmeticExpression.Operator;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Comparison;
import io.leanq.tree.FunctionCall.Function;

/**
 * A number, with arithmetic. It compares with any number. Arithmetic takes values of {@code N}, whole values, and
 * numbers that are not wider than this one, and gives an {@code N}; the database fails on a result that does not fit.
 *
 * <p>The order of the types: TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE. An operand that is wider is
 * refused: say {@code price.times(quantity)} in place of {@code quantity.times(price)}, or cast one of both.
 */
public interface NumberExpression<N extends Number> extends Kinded<N, Number, NumberExpression<N>, NumberAggregate<N>> {

    @Override
    NumericType<N> type();

    /**
     * {@code x = ?}. A value that the type of this number cannot hold is sent in a wider type.
     *
     * @throws io.leanq.InvalidStatement if this number is approximate, and none of its type is exactly the value; so
     *     for the other comparisons with a {@code long}
     */
    default Condition eq(long value) {
        return Operations.compare(this, Comparison.Operator.EQUAL, WholeValues.beside(this, value));
    }

    /** {@code x <> ?} */
    default Condition ne(long value) {
        return Operations.compare(this, Comparison.Operator.NOT_EQUAL, WholeValues.beside(this, value));
    }

    /** {@code x < ?} */
    default Condition lt(long value) {
        return Operations.compare(this, Comparison.Operator.LESS, WholeValues.beside(this, value));
    }

    /** {@code x <= ?} */
    default Condition le(long value) {
        return Operations.compare(this, Comparison.Operator.LESS_OR_EQUAL, WholeValues.beside(this, value));
    }

    /** {@code x > ?} */
    default Condition gt(long value) {
        return Operations.compare(this, Comparison.Operator.GREATER, WholeValues.beside(this, value));
    }

    /** {@code x >= ?} */
    default Condition ge(long value) {
        return Operations.compare(this, Comparison.Operator.GREATER_OR_EQUAL, WholeValues.beside(this, value));
    }

    /** {@code x IS DISTINCT FROM value}: true where x is NULL. */
    default Condition isDistinctFrom(long value) {
        return Operations.distinct(this, WholeValues.beside(this, value), false);
    }

    /** {@code x IS NOT DISTINCT FROM value}: false, not unknown, where x is NULL. */
    default Condition isNotDistinctFrom(long value) {
        return Operations.distinct(this, WholeValues.beside(this, value), true);
    }

    /** {@code x BETWEEN low AND high}, both ends included. */
    default Condition between(long low, long high) {
        return Operations.between(this, WholeValues.beside(this, low), WholeValues.beside(this, high), false);
    }

    /** {@code x BETWEEN low AND high}, both ends included. */
    default Condition between(N low, long high) {
        return Operations.between(this, Operations.value(this, low), WholeValues.beside(this, high), false);
    }

    /** {@code x BETWEEN low AND high}, both ends included. */
    default Condition between(long low, N high) {
        return Operations.between(this, WholeValues.beside(this, low), Operations.value(this, high), false);
    }

    /** {@code x BETWEEN SYMMETRIC one AND other}: between both, whichever is less, both ends included. */
    default Condition betweenSymmetric(long one, long other) {
        return Operations.symmetric(between(one, other));
    }

    /** {@code x BETWEEN SYMMETRIC one AND other}: between both, whichever is less, both ends included. */
    default Condition betweenSymmetric(N one, long other) {
        return Operations.symmetric(between(one, other));
    }

    /** {@code x BETWEEN SYMMETRIC one AND other}: between both, whichever is less, both ends included. */
    default Condition betweenSymmetric(long one, N other) {
        return Operations.symmetric(between(one, other));
    }

    /** {@code x NOT BETWEEN low AND high}: less than {@code low} or greater than {@code high}. */
    default Condition notBetween(long low, long high) {
        return Operations.between(this, WholeValues.beside(this, low), WholeValues.beside(this, high), true);
    }

    /** {@code x NOT BETWEEN low AND high}: less than {@code low} or greater than {@code high}. */
    default Condition notBetween(N low, long high) {
        return Operations.between(this, Operations.value(this, low), WholeValues.beside(this, high), true);
    }

    /** {@code x NOT BETWEEN low AND high}: less than {@code low} or greater than {@code high}. */
    default Condition notBetween(long low, N high) {
        return Operations.between(this, WholeValues.beside(this, low), Operations.value(this, high), true);
    }

    /**
     * {@code x IN (…)}, with numbers of any type.
     *
     * @throws io.leanq.InvalidStatement for a {@code Double} or {@code Float} beside an exact number, and for a value
     *     with a fraction beside whole numbers
     */
    default Condition in(Number first, Number... more) {
        return Operations.in(this, WholeValues.all(this, "in", first, more), false);
    }

    /** {@code x NOT IN (…)}, with numbers of any type. Refuses the same values as {@link #in(Number, Number...)}. */
    default Condition notIn(Number first, Number... more) {
        return Operations.in(this, WholeValues.all(this, "notIn", first, more), true);
    }

    /** {@code NULLIF(x, value)}: NULL where this number equals the value, otherwise this number. */
    default NumberExpression<N> nullIf(int value) {
        return nullIf(WholeValues.of(this, "nullIf", value));
    }

    /** {@code COALESCE(x, value)}: the value where this number is NULL. */
    default NumberExpression<N> orElse(int value) {
        return orElse(WholeValues.of(this, "orElse", value));
    }

    /** {@code x + ?} */
    default NumberExpression<N> plus(N value) {
        return Numbers.arithmetic(this, Operator.PLUS, Expressions.bind(this, value));
    }

    /** {@code x + ?} */
    default NumberExpression<N> plus(int value) {
        return plus(WholeValues.of(this, "plus", value));
    }

    /** @throws io.leanq.InvalidStatement if {@code notWider} is of a wider type than this number */
    default NumberExpression<N> plus(Expression<? extends Number> notWider) {
        return Numbers.arithmetic(this, Operator.PLUS, notWider);
    }

    /** {@code x - ?} */
    default NumberExpression<N> minus(N value) {
        return Numbers.arithmetic(this, Operator.MINUS, Expressions.bind(this, value));
    }

    /** {@code x - ?} */
    default NumberExpression<N> minus(int value) {
        return minus(WholeValues.of(this, "minus", value));
    }

    /** @throws io.leanq.InvalidStatement if {@code notWider} is of a wider type than this number */
    default NumberExpression<N> minus(Expression<? extends Number> notWider) {
        return Numbers.arithmetic(this, Operator.MINUS, notWider);
    }

    /** {@code x * ?} */
    default NumberExpression<N> times(N value) {
        return Numbers.arithmetic(this, Operator.TIMES, Expressions.bind(this, value));
    }

    /** {@code x * ?} */
    default NumberExpression<N> times(int value) {
        return times(WholeValues.of(this, "times", value));
    }

    /** @throws io.leanq.InvalidStatement if {@code notWider} is of a wider type than this number */
    default NumberExpression<N> times(Expression<? extends Number> notWider) {
        return Numbers.arithmetic(this, Operator.TIMES, notWider);
    }

    /**
     * {@code x / y}. The quotient of whole numbers is its whole part; that of decimals is rounded half up to 6 digits
     * behind the point, or to as many as {@code x} has if these are more.
     */
    default NumberExpression<N> dividedBy(N value) {
        return Numbers.arithmetic(this, Operator.DIVIDED_BY, Expressions.bind(this, value));
    }

    /** {@code x / ?} */
    default NumberExpression<N> dividedBy(int value) {
        return dividedBy(WholeValues.of(this, "dividedBy", value));
    }

    /** @throws io.leanq.InvalidStatement if {@code notWider} is of a wider type than this number */
    default NumberExpression<N> dividedBy(Expression<? extends Number> notWider) {
        return Numbers.arithmetic(this, Operator.DIVIDED_BY, notWider);
    }

    /**
     * {@code MOD(x, y)}, with the sign of {@code x}.
     *
     * @throws io.leanq.InvalidStatement if {@code x} is approximate (DOUBLE, REAL): engines disagree on its remainder
     */
    default NumberExpression<N> mod(N value) {
        return Numbers.mod(this, Expressions.bind(this, value));
    }

    /** {@code MOD(x, y)} */
    default NumberExpression<N> mod(int value) {
        return mod(WholeValues.of(this, "mod", value));
    }

    /** @throws io.leanq.InvalidStatement if {@code notWider} is of a wider type than this number, or approximate */
    default NumberExpression<N> mod(Expression<? extends Number> notWider) {
        return Numbers.mod(this, notWider);
    }

    /** {@code -x} */
    default NumberExpression<N> negate() {
        return Expressions.of(type(), new ExpressionNode.Negation(node()));
    }

    /** {@code ABS(x)} */
    default NumberExpression<N> abs() {
        return Numbers.abs(this);
    }

    /**
     * {@code ROUND(x, digits)}: {@code digits} are kept behind the point, and halves are rounded away from zero. A
     * whole number stays as it is.
     *
     * @param digits from 0 to 30
     * @throws io.leanq.InvalidStatement if {@code digits} is out of this range
     */
    default NumberExpression<N> round(int digits) {
        return Numbers.round(this, digits);
    }

    /** {@code FLOOR(x)}: the greatest whole number that is not greater than {@code x}. */
    default NumberExpression<N> floor() {
        return Numbers.whole(this, Function.FLOOR);
    }

    /** {@code CEIL(x)}: the least whole number that is not less than {@code x}. */
    default NumberExpression<N> ceil() {
        return Numbers.whole(this, Function.CEIL);
    }

    /** {@code POWER(x, exponent)}, as DOUBLE. */
    default NumberExpression<Double> power(double exponent) {
        return Numbers.power(this, exponent);
    }

    /** {@code SQRT(x)}, as DOUBLE; NaN for a negative number. */
    default NumberExpression<Double> sqrt() {
        return Numbers.ofDouble(Function.SQRT, this);
    }

    /** {@code LN(x)}: the natural logarithm, as DOUBLE. The database fails on 0 and on a negative number. */
    default NumberExpression<Double> ln() {
        return Numbers.ofDouble(Function.LN, this);
    }

    /** {@code EXP(x)}: e to the power of {@code x}, as DOUBLE. */
    default NumberExpression<Double> exp() {
        return Numbers.ofDouble(Function.EXP, this);
    }

    /**
     * {@code LOG10(x)}, as DOUBLE. The last digits differ between databases: for 1000 Calcite computes
     * 2.9999999999999996. The database fails on 0 and on a negative number.
     */
    default NumberExpression<Double> log10() {
        return Numbers.ofDouble(Function.LOG10, this);
    }

    /** {@code SIGN(x)}, as INTEGER: 1, 0 or -1. */
    default NumberExpression<Integer> sign() {
        return Numbers.sign(this);
    }

    /**
     * {@code TRUNCATE(x, digits)}: {@code digits} are kept behind the point, and the others are left out. A whole
     * number stays as it is.
     *
     * @param digits from 0 to 30
     * @throws io.leanq.InvalidStatement if {@code digits} is out of this range; for a REAL also if it is not 0, since
     *     engines disagree on the digits of a REAL
     */
    default NumberExpression<N> truncate(int digits) {
        return Numbers.truncate(this, digits);
    }
}
