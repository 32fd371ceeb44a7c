package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.CaseExpression;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Comparison;
import io.leanq.tree.FixedNumber;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.FunctionCall.Function;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conversions on which engines agree; others are refused. A ROUND before the CAST rounds half up to the digits of
 * the target, since a CAST alone rounds in one engine and truncates in another.
 */
final class Casts {

    private static final int MOST_DIGITS = 38;

    private Casts() {}

    static ExpressionNode node(Expression<?> operand, SqlType to) {
        SqlType from = operand.type().sqlType();
        ExpressionNode node = operand.node();
        if (from.equals(to)) {
            return node;
        }
        if (isNumber(from) && isNumber(to)) {
            return new ExpressionNode.Cast(rounded(node, from, to), to);
        }
        ExpressionNode ofBoolean = ofBoolean(operand, from, to);
        if (ofBoolean != null) {
            return ofBoolean;
        }
        boolean cut =
                to.length().isPresent() && longest(node, from) > to.length().getAsInt();
        if (from instanceof SqlType.Varchar && to instanceof SqlType.Decimal decimal) {
            return decimal(operand, decimal);
        }
        if (!cut && (from.sameKind(to) || isAgreed(from, to))) {
            return new ExpressionNode.Cast(node, to);
        }
        throw new InvalidStatement("cast(" + operand + ", " + to + "): databases disagree on what " + from + " is as "
                + to + advice(from, to));
    }

    /** Whether databases give a CAST between the two types the same value. */
    private static boolean isAgreed(SqlType from, SqlType to) {
        if (from instanceof SqlType.Varchar) {
            return isNumber(to)
                    || to == SqlType.Simple.BOOLEAN
                    || to == SqlType.Simple.DATE
                    || to == SqlType.Simple.TIME
                    || to == SqlType.Simple.TIMESTAMP;
        }
        if (to instanceof SqlType.Varchar) {
            return from.isWhole() || from == SqlType.Simple.DATE || from == SqlType.Simple.BOOLEAN;
        }
        return from == SqlType.Simple.DATE && to == SqlType.Simple.TIMESTAMP
                || from == SqlType.Simple.TIMESTAMP && (to == SqlType.Simple.DATE || to == SqlType.Simple.TIME);
    }

    /** A BOOLEAN as 1 or 0, for which Calcite has no CAST; a number as whether it is not 0; null for other types. */
    private static @Nullable ExpressionNode ofBoolean(Expression<?> operand, SqlType from, SqlType to) {
        if (isNumber(from) && to == SqlType.Simple.BOOLEAN) {
            return new Comparison(Comparison.Operator.NOT_EQUAL, operand.node(), new FixedNumber(0));
        }
        if (from != SqlType.Simple.BOOLEAN || !isNumber(to)) {
            return null;
        }
        ExpressionNode truth = Places.repeatable("cast", operand.node());
        ExpressionNode number = new CaseExpression(
                List.of(
                        new CaseExpression.Branch(truth, new FixedNumber(1)),
                        new CaseExpression.Branch(new ExpressionNode.Not(truth), new FixedNumber(0))),
                Optional.empty());
        return to == SqlType.Simple.INTEGER ? number : new ExpressionNode.Cast(number, to);
    }

    /**
     * A text as a decimal that is rounded half up. The text is cast to as many digits as a decimal has at most, since
     * one engine cuts those beyond the type and another rounds them.
     */
    private static ExpressionNode decimal(Expression<?> operand, SqlType.Decimal to) {
        int whole = to.precision() - to.scale();
        if (to.precision() >= MOST_DIGITS) {
            throw new InvalidStatement("cast(" + operand + ", " + to + "): databases disagree on the last digit where"
                    + " the text has more: cast it to a DECIMAL of fewer than " + MOST_DIGITS + " digits");
        }
        SqlType.Decimal all = new SqlType.Decimal(MOST_DIGITS, MOST_DIGITS - whole);
        return new ExpressionNode.Cast(Numbers.rounded(new ExpressionNode.Cast(operand.node(), all), to.scale()), to);
    }

    /** A decimal as a decimal with the digits behind the point that the user asks for, which are at least as many. */
    static ExpressionNode withDigits(ExpressionNode node, SqlType from, SqlType to) {
        return SqlTypes.losesDigits(from, to) ? new ExpressionNode.Cast(node, to) : node;
    }

    private static String advice(SqlType from, SqlType to) {
        if (!(to instanceof SqlType.Varchar) && !from.sameKind(to)) {
            return ": convert it in Java";
        }
        if (isAgreed(from, to) && !(from instanceof SqlType.Varchar)) {
            return ", or cut it: it has up to " + digits(from) + " characters";
        }
        if (from.sameKind(to)) {
            return ", or cut it: use substring";
        }
        if (isNumber(from)) {
            return ", such as .50 or 0.50: select the number, and convert it in Java";
        }
        return from == SqlType.Simple.TIME || from == SqlType.Simple.TIMESTAMP
                ? ", with or without the fraction of a second: select it, and convert it in Java"
                : ": convert it in Java";
    }

    private static ExpressionNode rounded(ExpressionNode node, SqlType from, SqlType to) {
        boolean fewer = Numbers.isApproximate(from)
                ? !Numbers.isApproximate(to)
                : from instanceof SqlType.Decimal a && !Numbers.isApproximate(to) && a.scale() > scale(to);
        return fewer
                ? new FunctionCall(
                        Function.ROUND, List.of(node, new ExpressionNode.Literal(SqlType.Simple.INTEGER, scale(to))))
                : node;
    }

    private static int scale(SqlType type) {
        return type instanceof SqlType.Decimal decimal ? decimal.scale() : 0;
    }

    private static boolean isNumber(SqlType type) {
        return type.kind().form().isNumber();
    }

    /**
     * The greatest number of characters that the value can have as text: a cast to a shorter text truncates without an
     * error. Only columns are limited to the length of their type.
     */
    private static int longest(ExpressionNode node, SqlType from) {
        if (isAgreed(from, DataType.VARCHAR.sqlType()) && !(from instanceof SqlType.Varchar)) {
            return digits(from);
        }
        Object value = node instanceof ExpressionNode.Bind bind
                ? bind.value()
                : node instanceof ExpressionNode.Literal literal ? literal.value() : null;
        int given = value instanceof String text ? text.length() : 0;
        return node instanceof ExpressionNode.Parameter
                ? Integer.MAX_VALUE
                : Math.max(given, from.length().orElse(Integer.MAX_VALUE));
    }

    /** The greatest number of characters of a whole number with its sign, a date or a boolean. */
    private static int digits(SqlType type) {
        return switch (type.kind()) {
            case TINYINT -> 4;
            case BOOLEAN -> 5;
            case SMALLINT -> 6;
            case DATE -> 10;
            case INTEGER -> 11;
            default -> 20;
        };
    }
}
