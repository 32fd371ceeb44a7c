package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.render.Dialect;
import io.leanq.tree.CaseExpression;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Comparison;
import io.leanq.tree.FixedNumber;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;

/** Positions and lengths in text that are expressions, and operands that are written more than once. */
final class Places {

    private Places() {}

    /** A whole number as a position or a length. A BIGINT is cast, so that one which is too large fails. */
    static ExpressionNode whole(String call, ExpressionNode number, SqlType type) {
        if (!type.isWhole()) {
            throw new InvalidStatement(named(call, described(number)) + ": a place in a text is a whole number, not "
                    + type + ": cast it to INTEGER");
        }
        return type == SqlType.Simple.BIGINT ? new ExpressionNode.Cast(number, SqlType.Simple.INTEGER) : number;
    }

    private static String named(String call, Object argument) {
        return call.endsWith(")") ? call.replace("null", argument.toString()) : call + "(" + argument + ")";
    }

    /** {@code CASE WHEN n < least THEN least ELSE n END}; for a value, the value itself, which is checked at once. */
    static ExpressionNode atLeast(String call, ExpressionNode whole, int least) {
        Object value = whole instanceof ExpressionNode.Bind bind
                ? bind.value()
                : whole instanceof ExpressionNode.Literal literal ? literal.value() : null;
        if (value instanceof Number given) {
            if (given.longValue() < least) {
                throw new InvalidStatement(named(call, given) + ": the number is at least " + least);
            }
            return whole;
        }
        FixedNumber limit = new FixedNumber(least);
        ExpressionNode isLess = new Comparison(Comparison.Operator.LESS, repeatable(call, whole), limit);
        return new CaseExpression(List.of(new CaseExpression.Branch(isLess, limit)), Optional.of(whole));
    }

    /** The operand, which is written more than once, if it has the same value each time. */
    static ExpressionNode repeatable(String call, ExpressionNode node) {
        if (!node.isRepeatable()) {
            throw new InvalidStatement(call + ": " + described(node) + " would be written more than once, and has"
                    + " another value each time: select it in derived(…), and use that column");
        }
        return node;
    }

    private static String described(ExpressionNode node) {
        return Descriptions.of(() -> Dialect.STANDARD.describe(node));
    }
}
