package io.leanq.query;

import io.leanq.tree.ArithmeticExpression.Operator;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall;
import io.leanq.type.NumericType;

/** A number. Arithmetic on two values of {@code N} gives {@code N}; what does not fit fails in the database. */
public interface NumberExpression<N extends Number> extends Expression<N> {

    @Override
    NumericType<N> type();

    @Override
    default NumberExpression<N> as(String label) {
        return Expressions.number(type(), node(), Needed.LABEL.in("as", label));
    }

    default NumberExpression<N> plus(N value) {
        return Numbers.arithmetic(this, Operator.PLUS, Expressions.bind(this, value));
    }

    default NumberExpression<N> plus(Expression<N> other) {
        return Numbers.arithmetic(this, Operator.PLUS, other);
    }

    default NumberExpression<N> minus(N value) {
        return Numbers.arithmetic(this, Operator.MINUS, Expressions.bind(this, value));
    }

    default NumberExpression<N> minus(Expression<N> other) {
        return Numbers.arithmetic(this, Operator.MINUS, other);
    }

    default NumberExpression<N> times(N value) {
        return Numbers.arithmetic(this, Operator.TIMES, Expressions.bind(this, value));
    }

    default NumberExpression<N> times(Expression<N> other) {
        return Numbers.arithmetic(this, Operator.TIMES, other);
    }

    /**
     * {@code x / y}. Of whole numbers the whole part; of decimals rounded half up to 6 digits behind the point, or to
     * as many as {@code x} has.
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
     * @throws io.leanq.InvalidStatement if {@code x} is approximate: engines disagree
     */
    default NumberExpression<N> mod(N value) {
        return Numbers.mod(this, Expressions.bind(this, value));
    }

    default NumberExpression<N> mod(Expression<N> other) {
        return Numbers.mod(this, other);
    }

    default NumberExpression<N> negate() {
        return Expressions.number(type(), new ExpressionNode.Negation(node()));
    }

    default NumberExpression<N> abs() {
        return Numbers.abs(this);
    }

    /** {@code ROUND(x, digits)}, half away from zero; a whole number is itself. */
    default NumberExpression<N> round(int digits) {
        return Numbers.round(this, digits);
    }

    /** The greatest whole number that is not greater. */
    default NumberExpression<N> floor() {
        return Numbers.whole(this, FunctionCall.Function.FLOOR);
    }

    /** The least whole number that is not less. */
    default NumberExpression<N> ceil() {
        return Numbers.whole(this, FunctionCall.Function.CEIL);
    }

    /** {@code POWER(x, exponent)}, as DOUBLE. */
    default NumberExpression<Double> power(double exponent) {
        return Numbers.power(this, exponent);
    }

    /** {@code SQRT(x)}, as DOUBLE; of a negative number not a number. */
    default NumberExpression<Double> sqrt() {
        return Numbers.sqrt(this);
    }

    /** {@code NULLIF(x, value)}: NULL where it is the value. */
    @Override
    default NumberExpression<N> nullIf(N value) {
        return Expressions.number(type(), Operations.nullIf(this, value));
    }
}
