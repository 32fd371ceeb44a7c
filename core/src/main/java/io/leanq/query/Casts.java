package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.FunctionCall.Function;
import io.leanq.type.SqlType;
import java.util.List;

/**
 * The conversions on which engines agree; others are refused. A ROUND before the CAST rounds half up to the digits of
 * the target, since a CAST alone rounds in one engine and truncates in another.
 */
final class Casts {

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
        boolean whole =
                from.isWhole() && to instanceof SqlType.Varchar || from instanceof SqlType.Varchar && to.isWhole();
        boolean day = from == SqlType.Simple.DATE && to == SqlType.Simple.TIMESTAMP
                || from == SqlType.Simple.TIMESTAMP && to == SqlType.Simple.DATE;
        boolean cut =
                to.length().isPresent() && longest(node, from) > to.length().getAsInt();
        if ((whole || from.sameKind(to)) && !cut || day) {
            return new ExpressionNode.Cast(node, to);
        }
        throw new InvalidStatement("cast(" + operand + ", " + to + "): databases disagree on what " + from + " is as "
                + to + advice(from, to));
    }

    /** A decimal as a decimal with the digits behind the point that the user asks for, which are at least as many. */
    static ExpressionNode withDigits(ExpressionNode node, SqlType from, SqlType to) {
        return SqlTypes.losesDigits(from, to) ? new ExpressionNode.Cast(node, to) : node;
    }

    private static String advice(SqlType from, SqlType to) {
        if (from.isWhole() && to instanceof SqlType.Varchar) {
            return ", or cut it: it has up to " + digits(from) + " characters";
        }
        return from.sameKind(to) ? ", or cut it: use substring" : ": convert it in Java";
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
        if (from.isWhole()) {
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

    /** The greatest number of characters of a whole number, including its sign. */
    private static int digits(SqlType whole) {
        return switch (whole.kind().form()) {
            case BYTE -> 4;
            case SHORT -> 6;
            case INT -> 11;
            default -> 20;
        };
    }
}
