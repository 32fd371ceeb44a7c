package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Arithmetic.Operator;
import io.leanq.type.NumericType;

/** A number. Arithmetic on two values of {@code N} gives {@code N}; what does not fit fails in the database. */
public interface NumberExpression<N extends Number> extends Expression<N> {

    @Override
    NumericType<N> type();

    @Override
    default NumberExpression<N> as(String label) {
        return Expressions.number(type(), node(), label);
    }

    default NumberExpression<N> plus(N value) {
        return Operations.arithmetic(this, Operator.PLUS, Expressions.bind(type(), value));
    }

    default NumberExpression<N> plus(Expression<N> other) {
        return Operations.arithmetic(this, Operator.PLUS, other);
    }

    default NumberExpression<N> minus(N value) {
        return Operations.arithmetic(this, Operator.MINUS, Expressions.bind(type(), value));
    }

    default NumberExpression<N> minus(Expression<N> other) {
        return Operations.arithmetic(this, Operator.MINUS, other);
    }

    default NumberExpression<N> times(N value) {
        return Operations.arithmetic(this, Operator.TIMES, Expressions.bind(type(), value));
    }

    default NumberExpression<N> times(Expression<N> other) {
        return Operations.arithmetic(this, Operator.TIMES, other);
    }

    /** {@code x / y}; of whole numbers the whole part. */
    default NumberExpression<N> dividedBy(N value) {
        return Operations.arithmetic(this, Operator.DIVIDED_BY, Expressions.bind(type(), value));
    }

    default NumberExpression<N> dividedBy(Expression<N> other) {
        return Operations.arithmetic(this, Operator.DIVIDED_BY, other);
    }

    /** {@code MOD(x, y)}, with the sign of {@code x}. */
    default NumberExpression<N> mod(N value) {
        return Operations.mod(this, Expressions.bind(type(), value));
    }

    default NumberExpression<N> negate() {
        return Expressions.number(type(), new ExpressionNode.Negation(node()));
    }

    default NumberExpression<N> abs() {
        return Operations.abs(this);
    }
}
