package io.leanq.query;

import io.leanq.tree.ArithmeticExpression.Operator;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall;
import io.leanq.type.NumericType;

/**
 * A number, with arithmetic. Arithmetic on two values of {@code N} gives {@code N}; the database fails on a result that
 * does not fit.
 */
public interface NumberExpression<N extends Number> extends Expression<N> {

    @Override
    NumericType<N> type();

    @Override
    default NumberExpression<N> as(String label) {
        return Expressions.number(type(), node(), Needed.LABEL.in("as", label));
    }

    /** {@code x + ?} */
    default NumberExpression<N> plus(N value) {
        return Numbers.arithmetic(this, Operator.PLUS, Expressions.bind(this, value));
    }

    default NumberExpression<N> plus(Expression<N> other) {
        return Numbers.arithmetic(this, Operator.PLUS, other);
    }

    /** {@code x - ?} */
    default NumberExpression<N> minus(N value) {
        return Numbers.arithmetic(this, Operator.MINUS, Expressions.bind(this, value));
    }

    default NumberExpression<N> minus(Expression<N> other) {
        return Numbers.arithmetic(this, Operator.MINUS, other);
    }

    /** {@code x * ?} */
    default NumberExpression<N> times(N value) {
        return Numbers.arithmetic(this, Operator.TIMES, Expressions.bind(this, value));
    }

    default NumberExpression<N> times(Expression<N> other) {
        return Numbers.arithmetic(this, Operator.TIMES, other);
    }

    /**
     * {@code x / y}. The quotient of whole numbers is its whole part; that of decimals is rounded half up to 6 digits
     * behind the point, or to as many as {@code x} has if these are more.
     */
    default NumberExpression<N> dividedBy(N value) {
        return Numbers.arithmetic(this, Operator.DIVIDED_BY, Expressions.bind(this, value));
    }

    default NumberExpression<N> dividedBy(Expression<N> other) {
        return Numbers.arithmetic(this, Operator.DIVIDED_BY, other);
    }

    /**
     * {@code MOD(x, y)}, with the sign of {@code x}.
     *
     * @throws io.leanq.InvalidStatement if {@code x} is approximate (DOUBLE, REAL): engines disagree on its remainder
     */
    default NumberExpression<N> mod(N value) {
        return Numbers.mod(this, Expressions.bind(this, value));
    }

    default NumberExpression<N> mod(Expression<N> other) {
        return Numbers.mod(this, other);
    }

    /** {@code -x} */
    default NumberExpression<N> negate() {
        return Expressions.number(type(), new ExpressionNode.Negation(node()));
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
        return Numbers.whole(this, FunctionCall.Function.FLOOR);
    }

    /** {@code CEIL(x)}: the least whole number that is not less than {@code x}. */
    default NumberExpression<N> ceil() {
        return Numbers.whole(this, FunctionCall.Function.CEIL);
    }

    /** {@code POWER(x, exponent)}, as DOUBLE. */
    default NumberExpression<Double> power(double exponent) {
        return Numbers.power(this, exponent);
    }

    /** {@code SQRT(x)}, as DOUBLE; NaN for a negative number. */
    default NumberExpression<Double> sqrt() {
        return Numbers.sqrt(this);
    }

    /** {@code NULLIF(x, value)}: NULL where this number equals the value, otherwise this number. */
    @Override
    default NumberExpression<N> nullIf(N value) {
        return Expressions.number(type(), Operations.nullIf(this, value));
    }
}
