package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.FunctionCall.Function;
import io.leanq.type.SqlType;
import java.util.List;

/**
 * The conversions on which engines agree. Digits that the target lacks are rounded half up by a ROUND of its own: a bare
 * CAST rounds in one engine and cuts in another. What is left is refused.
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
                isWhole(from) && to instanceof SqlType.Varchar || from instanceof SqlType.Varchar && isWhole(to);
        boolean day = from == SqlType.Simple.DATE && to == SqlType.Simple.TIMESTAMP
                || from == SqlType.Simple.TIMESTAMP && to == SqlType.Simple.DATE;
        if (whole || day || from.sameKind(to) && !shortens(from, to) && !shortens(node, to)) {
            return new ExpressionNode.Cast(node, to);
        }
        throw new InvalidStatement("cast(" + operand + ", " + to + "): databases disagree on what " + from + " is as "
                + to + (from.sameKind(to) ? ", or cut it: use substring" : ": convert it in Java"));
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

    private static boolean isWhole(SqlType type) {
        return isNumber(type) && !Numbers.isApproximate(type) && !(type instanceof SqlType.Decimal);
    }

    private static boolean isNumber(SqlType type) {
        return Number.class.isAssignableFrom(type.valueClass());
    }

    /** A value may be longer than the type that it was given. */
    private static boolean shortens(ExpressionNode node, SqlType to) {
        Object value = node instanceof ExpressionNode.Bind bind
                ? bind.value()
                : node instanceof ExpressionNode.Literal literal ? literal.value() : null;
        return value instanceof String text
                && to instanceof SqlType.Varchar b
                && b.length().isPresent()
                && text.codePointCount(0, text.length()) > b.length().getAsInt();
    }

    /** A cast to a shorter text cuts in silence. */
    private static boolean shortens(SqlType from, SqlType to) {
        return from instanceof SqlType.Varchar a
                && to instanceof SqlType.Varchar b
                && b.length().isPresent()
                && (a.length().isEmpty() || a.length().getAsInt() > b.length().getAsInt());
    }
}
