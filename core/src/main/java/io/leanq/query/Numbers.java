package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ArithmeticExpression;
import io.leanq.tree.ArithmeticExpression.Operator;
import io.leanq.tree.EngineCast;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.FunctionCall.Function;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The types and nodes of computations with numbers, as the table in {@code docs/expressions.md} documents them. The
 * types that engines give the same computations differ.
 */
final class Numbers {

    /** The greatest number of digits in a result of arithmetic: the most that the vendor's own tests use. */
    static final int WIDEST_DECIMAL = 30;

    /**
     * The number of digits behind the point in quotients and averages of exact numbers, unless the operand has more.
     */
    static final int QUOTIENT_SCALE = 6;

    private Numbers() {}

    static <N extends Number> NumberExpression<N> arithmetic(
            NumberExpression<N> left, Operator operator, @Nullable Expression<? extends Number> right) {
        String step =
                operator == Operator.DIVIDED_BY ? "dividedBy" : operator.name().toLowerCase(Locale.ROOT);
        Expression<? extends Number> present = Needed.EXPRESSION.in(step, right);
        MixedNumbers.requireNotWider(step, left, present);
        SqlType other = present.type().sqlType();
        if (left.type().sqlType() instanceof SqlType.Decimal a) {
            SqlType.Decimal b = MixedNumbers.digits(other);
            return operator == Operator.DIVIDED_BY
                    ? quotient(left.node(), a, present.node(), digits(present.node(), b))
                    : decimal(sum(operator, a, b), new ArithmeticExpression(operator, left.node(), present.node()));
        }
        return Expressions.of(
                left.type(),
                new ArithmeticExpression(
                        operator,
                        left.node(),
                        MixedNumbers.within(present.node(), other, left.type().sqlType())));
    }

    /**
     * The type of an operand. That of a bind is its own, since it can have more digits than the expression beside it.
     */
    private static SqlType.Decimal digits(ExpressionNode node, SqlType.Decimal type) {
        return node instanceof ExpressionNode.Bind bind && bind.type() instanceof SqlType.Decimal own ? own : type;
    }

    /**
     * The type of a sum, difference or product. Decimals grow by the rules of the SQL standard, up to
     * {@link #WIDEST_DECIMAL} digits.
     */
    private static SqlType.Decimal sum(Operator operator, SqlType.Decimal a, SqlType.Decimal b) {
        boolean product = operator == Operator.TIMES;
        int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
        int scale = product ? a.scale() + b.scale() : Math.max(a.scale(), b.scale());
        return cut(product ? a.precision() + b.precision() : whole + scale + 1, scale);
    }

    private static SqlType.Decimal cut(int precision, int scale) {
        int cut = Math.min(precision, WIDEST_DECIMAL);
        return new SqlType.Decimal(cut, Math.min(scale, cut));
    }

    /**
     * A quotient that is rounded half up, since engines compute quotients with different numbers of digits. An engine
     * that rounds the quotient itself is given a dividend with so many digits that its rounding cannot produce a half
     * which the second rounding would round up: two different fractions {@code A / B} and
     * {@code (2n + 1) / (2 * 10^scale)} differ by at least {@code 1 / (2 * 10^scale * B)}.
     */
    private static <N extends Number> NumberExpression<N> quotient(
            ExpressionNode left, SqlType.Decimal a, ExpressionNode right, SqlType.Decimal b) {
        int scale = Math.max(QUOTIENT_SCALE, a.scale());
        int first = scale + Math.max(a.scale(), b.scale()) + b.precision() - b.scale() + 1;
        ExpressionNode dividend =
                EngineCast.ofDialect(left, new SqlType.Decimal(a.precision() - a.scale() + first, first));
        return decimal(
                cut(a.precision() - a.scale() + b.scale() + scale, scale),
                rounded(new ArithmeticExpression(Operator.DIVIDED_BY, dividend, right), scale));
    }

    static ExpressionNode rounded(ExpressionNode operand, int digits) {
        return digits(Function.ROUND, operand, digits);
    }

    private static ExpressionNode digits(Function function, ExpressionNode operand, int digits) {
        return call(function, operand, new ExpressionNode.Literal(SqlType.Simple.INTEGER, digits));
    }

    private static ExpressionNode call(Function function, ExpressionNode... arguments) {
        return new FunctionCall(function, List.of(arguments));
    }

    @SuppressWarnings("unchecked") // a Decimal's N is BigDecimal
    private static <N extends Number> NumberExpression<N> decimal(SqlType.Decimal type, ExpressionNode node) {
        NumericType<BigDecimal> exact = DataType.DECIMAL(type.precision(), type.scale());
        return (NumberExpression<N>) Expressions.of(exact, node);
    }

    static <N extends Number> NumberExpression<N> abs(NumberExpression<N> operand) {
        return Expressions.of(operand.type(), call(Function.ABS, operand.node()));
    }

    static <N extends Number> NumberExpression<N> mod(
            NumberExpression<N> left, @Nullable Expression<? extends Number> right) {
        Expression<? extends Number> present = Needed.EXPRESSION.in("mod", right);
        MixedNumbers.requireNotWider("mod", left, present);
        SqlType own = left.type().sqlType();
        SqlType other = present.type().sqlType();
        if (isApproximate(own)) {
            throw new InvalidStatement("mod of " + left + ": engines disagree on it for approximate numbers; cast("
                    + left + ", DECIMAL(p, s)) first");
        }
        // engines give a remainder the type of its divisor
        if (own instanceof SqlType.Decimal a) {
            SqlType.Decimal b = MixedNumbers.digits(other);
            ExpressionNode divisor =
                    other instanceof SqlType.Decimal ? present.node() : new ExpressionNode.Cast(present.node(), b);
            return remainder(call(Function.MOD, left.node(), divisor), a, b);
        }
        ExpressionNode divisor = own.equals(other) ? present.node() : new ExpressionNode.Cast(present.node(), own);
        return Expressions.of(left.type(), call(Function.MOD, left.node(), divisor));
    }

    /**
     * A remainder of the documented type. Some engines give it the type of the divisor, and then optimize away a ROUND
     * that seems to have no effect.
     */
    private static <N extends Number> NumberExpression<N> remainder(
            ExpressionNode node, SqlType.Decimal a, SqlType.Decimal b) {
        int scale = Math.max(a.scale(), b.scale());
        SqlType.Decimal type = cut(Math.min(a.precision() - a.scale(), b.precision() - b.scale()) + scale, scale);
        return decimal(type, EngineCast.ofDialect(node, type));
    }

    static boolean isApproximate(SqlType type) {
        return type.isApproximate();
    }

    static int scale(SqlType type) {
        return type instanceof SqlType.Decimal decimal ? decimal.scale() : 0;
    }

    static <N extends Number> NumberExpression<N> round(NumberExpression<N> operand, int digits) {
        requireDigits("round", digits);
        SqlType type = operand.type().sqlType();
        if (type instanceof SqlType.Decimal exact) {
            if (exact.scale() <= digits) {
                return operand;
            }
            int whole = exact.precision() - exact.scale();
            return decimal(
                    new SqlType.Decimal(Math.min(whole + 1 + digits, WIDEST_DECIMAL), digits),
                    rounded(operand.node(), digits));
        }
        return isApproximate(type) ? Expressions.of(operand.type(), rounded(operand.node(), digits)) : operand;
    }

    private static void requireDigits(String step, int digits) {
        if (digits < 0 || digits > WIDEST_DECIMAL) {
            throw new InvalidStatement(
                    step + "(" + digits + "): digits behind the point are from 0 to " + WIDEST_DECIMAL);
        }
    }

    /** FLOOR or CEIL; for a whole number, the number itself. */
    static <N extends Number> NumberExpression<N> whole(NumberExpression<N> operand, Function function) {
        SqlType type = operand.type().sqlType();
        if (type instanceof SqlType.Decimal exact) {
            return decimal(cut(exact.precision() - exact.scale() + 1, 0), call(function, operand.node()));
        }
        return isApproximate(type) ? Expressions.of(operand.type(), call(function, operand.node())) : operand;
    }

    static NumberExpression<Double> power(NumberExpression<?> operand, double exponent) {
        return Expressions.of(
                DataType.DOUBLE,
                call(Function.POWER, asDouble(operand), Expressions.bindNode("power", DataType.DOUBLE, exponent)));
    }

    static NumberExpression<Double> ofDouble(Function function, NumberExpression<?> operand) {
        return Expressions.of(DataType.DOUBLE, call(function, asDouble(operand)));
    }

    static NumberExpression<Integer> sign(NumberExpression<?> operand) {
        return Expressions.of(
                DataType.INTEGER, new ExpressionNode.Cast(call(Function.SIGN, operand.node()), SqlType.Simple.INTEGER));
    }

    static <N extends Number> NumberExpression<N> truncate(NumberExpression<N> operand, int digits) {
        requireDigits("truncate", digits);
        SqlType type = operand.type().sqlType();
        if (type == SqlType.Simple.REAL && digits > 0) {
            throw new InvalidStatement(operand + ".truncate(" + digits + "): engines disagree on the digits of a REAL;"
                    + " cast it to a DECIMAL first");
        }
        if (type.isWhole() || type instanceof SqlType.Decimal exact && exact.scale() <= digits) {
            return operand;
        }
        ExpressionNode node = digits(Function.TRUNCATE, operand.node(), digits);
        return type instanceof SqlType.Decimal exact
                ? decimal(new SqlType.Decimal(Math.max(1, exact.precision() - exact.scale() + digits), digits), node)
                : Expressions.of(operand.type(), node);
    }

    private static ExpressionNode asDouble(NumberExpression<?> operand) {
        return Casts.node(operand, SqlType.Simple.DOUBLE);
    }
}
