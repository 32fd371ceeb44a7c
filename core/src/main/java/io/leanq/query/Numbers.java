package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.AggregateCall;
import io.leanq.tree.ArithmeticExpression;
import io.leanq.tree.ArithmeticExpression.Operator;
import io.leanq.tree.EngineCast;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.FunctionCall.Function;
import io.leanq.type.DataType;
import io.leanq.type.NumericType;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
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
    private static final int QUOTIENT_SCALE = 6;

    /** The types of exact sums and averages, by their scale, which all statements share. */
    private static final List<NumericType<BigDecimal>> WIDEST = IntStream.rangeClosed(0, WIDEST_DECIMAL)
            .mapToObj(scale -> DataType.DECIMAL(WIDEST_DECIMAL, scale))
            .toList();

    private Numbers() {}

    static <N extends Number> NumberExpression<N> arithmetic(
            NumberExpression<N> left, Operator operator, @Nullable Expression<N> right) {
        Expression<N> present = Needed.EXPRESSION.in(
                operator == Operator.DIVIDED_BY ? "dividedBy" : operator.name().toLowerCase(Locale.ROOT), right);
        SqlTypes.requireSameKind(operator.name().toLowerCase(Locale.ROOT), left, present);
        if (left.type().sqlType() instanceof SqlType.Decimal a
                && present.type().sqlType() instanceof SqlType.Decimal b) {
            return operator == Operator.DIVIDED_BY
                    ? quotient(left.node(), a, present.node(), digits(present.node(), b))
                    : decimal(sum(operator, a, b), new ArithmeticExpression(operator, left.node(), present.node()));
        }
        return Expressions.number(left.type(), new ArithmeticExpression(operator, left.node(), present.node()));
    }

    /**
     * The type of an operand. That of a bind is its own, since it can have more digits than the expression beside it.
     */
    private static SqlType.Decimal digits(ExpressionNode node, SqlType.Decimal type) {
        return node instanceof ExpressionNode.Bind bind ? (SqlType.Decimal) bind.type() : type;
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

    private static ExpressionNode rounded(ExpressionNode operand, int digits) {
        return call(Function.ROUND, operand, new ExpressionNode.Literal(SqlType.Simple.INTEGER, digits));
    }

    private static ExpressionNode call(Function function, ExpressionNode... arguments) {
        return new FunctionCall(function, List.of(arguments));
    }

    @SuppressWarnings("unchecked") // a Decimal's N is BigDecimal
    private static <N extends Number> NumberExpression<N> decimal(SqlType.Decimal type, ExpressionNode node) {
        NumericType<BigDecimal> exact = DataType.DECIMAL(type.precision(), type.scale());
        return (NumberExpression<N>) Expressions.number(exact, node);
    }

    static <N extends Number> NumberExpression<N> abs(NumberExpression<N> operand) {
        return Expressions.number(operand.type(), call(Function.ABS, operand.node()));
    }

    static <N extends Number> NumberExpression<N> mod(NumberExpression<N> left, @Nullable Expression<N> right) {
        Expression<N> present = Needed.EXPRESSION.in("mod", right);
        SqlTypes.requireSameKind("mod", left, present);
        if (isApproximate(left.type().sqlType())) {
            throw new InvalidStatement("mod of " + left + ": engines disagree on it for approximate numbers; cast("
                    + left + ", DECIMAL(p, s)) first");
        }
        ExpressionNode node = call(Function.MOD, left.node(), present.node());
        return left.type().sqlType() instanceof SqlType.Decimal a
                        && present.type().sqlType() instanceof SqlType.Decimal b
                ? remainder(node, a, b)
                : Expressions.number(left.type(), node);
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

    private static int scale(SqlType type) {
        return type instanceof SqlType.Decimal decimal ? decimal.scale() : 0;
    }

    static <N extends Number> NumberExpression<N> round(NumberExpression<N> operand, int digits) {
        if (digits < 0 || digits > WIDEST_DECIMAL) {
            throw new InvalidStatement(
                    "round(" + digits + "): digits behind the point are from 0 to " + WIDEST_DECIMAL);
        }
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
        return isApproximate(type) ? Expressions.number(operand.type(), rounded(operand.node(), digits)) : operand;
    }

    /** FLOOR or CEIL; for a whole number, the number itself. */
    static <N extends Number> NumberExpression<N> whole(NumberExpression<N> operand, Function function) {
        SqlType type = operand.type().sqlType();
        if (type instanceof SqlType.Decimal exact) {
            return decimal(cut(exact.precision() - exact.scale() + 1, 0), call(function, operand.node()));
        }
        return isApproximate(type) ? Expressions.number(operand.type(), call(function, operand.node())) : operand;
    }

    static NumberExpression<Double> power(NumberExpression<?> operand, double exponent) {
        return Expressions.number(
                DataType.DOUBLE,
                call(Function.POWER, asDouble(operand), Expressions.bindNode("power", DataType.DOUBLE, exponent)));
    }

    static NumberExpression<Double> sqrt(NumberExpression<?> operand) {
        return Expressions.number(DataType.DOUBLE, call(Function.SQRT, asDouble(operand)));
    }

    private static ExpressionNode asDouble(NumberExpression<?> operand) {
        return Casts.node(operand, SqlType.Simple.DOUBLE);
    }

    static NumberExpression<BigDecimal> sum(NumberExpression<?> operand) {
        return sum(operand, exact("sum", operand, scale(operand.type().sqlType())));
    }

    static <N extends Number> NumberExpression<N> sum(NumberExpression<?> operand, NumericType<N> type) {
        SqlType from = operand.type().sqlType();
        SqlType to = Needed.TYPE.in("sum(…, null)", type).sqlType();
        requireDigits("sum", operand, to);
        ExpressionNode sum = aggregate(AggregateCall.Function.SUM, summed(operand, to), false);
        if (isApproximate(from)) {
            return Expressions.number(type, approximate(sum, to));
        }
        SqlType given = from instanceof SqlType.Decimal
                ? WIDEST.get(Math.min(scale(from), WIDEST_DECIMAL)).sqlType()
                : isApproximate(to) ? to : new SqlType.Decimal(WIDEST_DECIMAL, 0);
        return Expressions.number(type, given.equals(to) ? sum : new ExpressionNode.Cast(sum, to));
    }

    /**
     * The operand of SUM. A DECIMAL or DOUBLE has no cast: Calcite sums it in a type that is wide enough, and LeanXcale
     * can compute the sum in its storage. Whole numbers and REAL are cast to a wider type, since Calcite sums whole
     * numbers in their own type, where they wrap around, and REAL in 4 bytes.
     */
    private static ExpressionNode summed(NumberExpression<?> operand, SqlType to) {
        SqlType from = operand.type().sqlType();
        if (from == SqlType.Simple.REAL || from.isWhole() && isApproximate(to)) {
            return Casts.node(operand, SqlType.Simple.DOUBLE);
        }
        return from.isWhole() ? Casts.node(operand, new SqlType.Decimal(WIDEST_DECIMAL, 0)) : operand.node();
    }

    /**
     * An approximate result of 8 bytes as a value of the type that the user chose. The cast is needed where an engine
     * computes sums and averages of DOUBLE as decimals.
     */
    private static ExpressionNode approximate(ExpressionNode node, SqlType to) {
        return to == SqlType.Simple.REAL ? new ExpressionNode.Cast(node, to) : EngineCast.ofDialect(node, to);
    }

    static <N extends Number> NumberExpression<N> storageSum(NumberExpression<?> operand, NumericType<N> type) {
        SqlType from = operand.type().sqlType();
        SqlType to = Needed.TYPE.in("storageSum(…, null)", type).sqlType();
        if (!from.isWhole()) {
            throw new InvalidStatement("storageSum of " + operand + ", which is " + from
                    + ": it is for whole numbers; a sum(…) of other numbers stands bare already");
        }
        if (!to.isWhole() || ((SqlType.Simple) to).compareTo((SqlType.Simple) from) < 0) {
            throw new InvalidStatement("storageSum of " + operand + " as " + to
                    + ": the type is a whole number at least as" + " wide as " + from);
        }
        return Expressions.number(
                type, EngineCast.ofDialect(aggregate(AggregateCall.Function.SUM, operand.node(), false), to));
    }

    static NumberExpression<BigDecimal> avg(NumberExpression<?> operand) {
        return avg(
                operand,
                exact(
                        "avg",
                        operand,
                        Math.max(QUOTIENT_SCALE, scale(operand.type().sqlType()))));
    }

    /**
     * The average of the operand with additional digits, rounded half up to the digits of {@code type}. Engines compute
     * AVG with different numbers of digits, or without any behind the point.
     */
    static <N extends Number> NumberExpression<N> avg(NumberExpression<?> operand, NumericType<N> type) {
        SqlType to = Needed.TYPE.in("avg(…, null)", type).sqlType();
        requireDigits("avg", operand, to);
        if (to instanceof SqlType.Decimal decimal) {
            int whole = wholeDigits(operand.type().sqlType());
            int precision = Math.max(Math.max(WIDEST_DECIMAL, decimal.precision()), whole + decimal.scale());
            SqlType inner = new SqlType.Decimal(precision, Math.min(decimal.scale() + 6, precision - whole));
            return Expressions.number(
                    type,
                    rounded(aggregate(AggregateCall.Function.AVG, Casts.node(operand, inner), false), decimal.scale()));
        }
        if (!isApproximate(to)) {
            throw new InvalidStatement("avg as " + type + " would lose its fraction: say avg(x), or avg(x, DOUBLE)");
        }
        ExpressionNode average =
                aggregate(AggregateCall.Function.AVG, Casts.node(operand, SqlType.Simple.DOUBLE), false);
        return Expressions.number(type, approximate(average, to));
    }

    /** The greatest number of digits before the point in values of this type. */
    private static int wholeDigits(SqlType type) {
        return type instanceof SqlType.Decimal decimal
                ? decimal.precision() - decimal.scale()
                : type == SqlType.Simple.BIGINT ? 19 : 10;
    }

    private static NumericType<BigDecimal> exact(String function, NumberExpression<?> operand, int scale) {
        if (isApproximate(operand.type().sqlType())) {
            throw new InvalidStatement(
                    function + " of DOUBLE is not exact: say " + function + "(" + operand + ", DOUBLE)");
        }
        return scale <= WIDEST_DECIMAL ? WIDEST.get(scale) : DataType.DECIMAL(WIDEST_DECIMAL, scale);
    }

    private static void requireDigits(String function, NumberExpression<?> operand, SqlType to) {
        SqlType from = operand.type().sqlType();
        if (!isApproximate(to) && (isApproximate(from) || scale(from) > scale(to))) {
            throw new InvalidStatement(function + " of " + operand + " as " + to + " would lose digits of " + from
                    + ": ask for a wider type");
        }
    }

    static ExpressionNode aggregate(AggregateCall.Function function, ExpressionNode operand, boolean distinct) {
        if (operand.hasAggregate()) {
            throw new InvalidStatement("an aggregate of an aggregate: compute the inner one in derived(…)");
        }
        return new AggregateCall(function, Optional.of(operand), distinct);
    }
}
