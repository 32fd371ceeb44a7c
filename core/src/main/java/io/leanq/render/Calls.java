package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExtractExpression;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.NamedCall;
import java.util.List;

/** Prints functions with their arguments in parentheses. Each placeholder among the arguments is cast to its type. */
final class Calls {

    private Calls() {}

    static void render(FunctionCall node, SqlWriter out, Operands operands) {
        List<ExpressionNode> arguments = node.arguments();
        if (isTrim(node.function())) {
            trim(node, out, operands);
            return;
        }
        if (node.function() == FunctionCall.Function.ARRAY) {
            out.require(Feature.ARRAY_TYPES);
            out.sql("ARRAY[");
            operands.typed(arguments);
            out.sql(']');
            return;
        }
        requireFeature(node, out);
        out.sql(node.function().name()).sql('(');
        List<String> words = node.function().words();
        if (isOfDigits(node.function()) && arguments.get(1) instanceof ExpressionNode.Literal digits) {
            // a number of digits is part of the statement, not a user's value
            operands.typed(arguments.get(0));
            out.sql(", ");
            Literals.appendTyped(out, digits.type(), digits.value());
        } else if (isCase(node.function())) {
            operands.beginCompound();
            operands.ofOneKind(arguments);
            operands.endCompound();
        } else if (words.isEmpty()) {
            operands.typed(arguments);
        } else {
            for (int i = 0; i < arguments.size(); i++) {
                if (i > 0) {
                    out.sql(' ').sql(words.get(i - 1)).sql(' ');
                }
                operands.operand(arguments.get(i), Precedence.SUM, true);
            }
        }
        out.sql(')');
    }

    private static void requireFeature(FunctionCall node, SqlWriter out) {
        if (node.function() == FunctionCall.Function.INITCAP) {
            out.require(Feature.INITCAP);
        } else if (node.function() == FunctionCall.Function.POSITION
                && node.arguments().size() > 2) {
            out.require(Feature.POSITION_FROM);
        }
    }

    private static boolean isOfDigits(FunctionCall.Function function) {
        return function == FunctionCall.Function.ROUND || function == FunctionCall.Function.TRUNCATE;
    }

    private static boolean isTrim(FunctionCall.Function function) {
        return function == FunctionCall.Function.TRIM
                || function == FunctionCall.Function.LEADING_TRIM
                || function == FunctionCall.Function.TRAILING_TRIM;
    }

    /** Prints {@code TRIM(x)}, {@code TRIM(LEADING FROM x)} or {@code TRIM(LEADING 'c' FROM x)}. */
    private static void trim(FunctionCall node, SqlWriter out, Operands operands) {
        List<ExpressionNode> arguments = node.arguments();
        boolean bothEnds = node.function() == FunctionCall.Function.TRIM;
        out.sql("TRIM(");
        if (!bothEnds || arguments.size() > 1) {
            out.sql(
                    bothEnds
                            ? "BOTH "
                            : node.function() == FunctionCall.Function.LEADING_TRIM ? "LEADING " : "TRAILING ");
            if (arguments.size() > 1) {
                operands.operand(arguments.get(0), Precedence.SUM, true);
                out.sql(' ');
            }
            out.sql("FROM ");
        }
        operands.operand(arguments.get(arguments.size() - 1), Precedence.SUM, true);
        out.sql(')');
    }

    /** Whether a server may rewrite the function as a CASE, which compares its arguments or chooses among them. */
    private static boolean isCase(FunctionCall.Function function) {
        return function == FunctionCall.Function.NULLIF || function == FunctionCall.Function.COALESCE;
    }

    static void render(ExtractExpression node, SqlWriter out, Operands operands) {
        if (node.field().compareTo(ExtractExpression.Field.SECOND) > 0) {
            out.require(Feature.CALENDAR_FIELDS);
            out.dialect().dateStyle().of(out, operands).extract(node);
            return;
        }
        out.sql("EXTRACT(").sql(node.field().name()).sql(" FROM ");
        operands.typed(node.operand());
        out.sql(')');
    }

    static void render(NamedCall node, SqlWriter out, Operands operands) {
        out.sql(node.name()).sql('(');
        operands.typed(node.arguments());
        out.sql(')');
    }
}
