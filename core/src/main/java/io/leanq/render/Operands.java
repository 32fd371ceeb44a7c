package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import java.util.List;

/**
 * Prints expressions inside others: with parentheses where the one around binds more tightly, and with a CAST for a
 * placeholder where the server has nothing to infer its type from. That is as a select item, an argument of a function or of
 * {@code ||}, an operand of arithmetic, beside nothing but other placeholders, and inside a compound operand of a predicate,
 * whose type the server computes before it looks at anything beside it.
 */
final class Operands {
    private static final Precedence PRECEDENCE = new Precedence();

    private final SqlWriter out;
    private final ExpressionRenderer expressions;

    /** How many compound operands of predicates are open: above 0, every placeholder says its type. */
    private int compound;

    Operands(SqlWriter out, ExpressionRenderer expressions) {
        this.out = out;
        this.expressions = expressions;
    }

    static boolean isPlaceholder(ExpressionNode node) {
        return node instanceof ExpressionNode.Bind || node instanceof ExpressionNode.Parameter;
    }

    /** Whether nothing but the value itself tells its type. */
    static boolean isValue(ExpressionNode node) {
        return isPlaceholder(node) || node instanceof ExpressionNode.Literal;
    }

    /** Where nothing around tells the type. */
    void typed(ExpressionNode node) {
        if (node instanceof ExpressionNode.Bind bind) {
            castPlaceholder(bind, bind.type());
        } else if (node instanceof ExpressionNode.Parameter parameter) {
            castPlaceholder(parameter, parameter.type());
        } else {
            expressions.render(node);
        }
    }

    /** Several of them, separated by commas. */
    void typed(List<ExpressionNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            if (i > 0) {
                out.sql(", ");
            }
            typed(nodes.get(i));
        }
    }

    void placeholder(ExpressionNode placeholder, SqlType type) {
        if (compound > 0) {
            castPlaceholder(placeholder, type);
        } else {
            out.placeholder(placeholder);
        }
    }

    /** To a type without a length: a cast to VARCHAR(3) would cut a longer value in silence. */
    private void castPlaceholder(ExpressionNode placeholder, SqlType type) {
        out.sql("CAST(");
        out.placeholder(placeholder);
        out.sql(" AS ").castType(type.withoutLength()).sql(')');
    }

    /** A value beside something of its type. A REAL says its type all the same: some engines compare it as decimal text. */
    void beside(ExpressionNode value) {
        if (value instanceof ExpressionNode.Literal literal) {
            out.holdsValue();
            Literals.appendBeside(out, literal.type(), literal.value());
        } else if (value instanceof ExpressionNode.Bind bind && bind.type() == SqlType.Simple.REAL
                || value instanceof ExpressionNode.Parameter parameter && parameter.type() == SqlType.Simple.REAL) {
            castPlaceholder(value, SqlType.Simple.REAL);
        } else {
            expressions.render(value);
        }
    }

    /** The most frequent ones, which need no look at the table of all. */
    private static boolean isAtom(ExpressionNode node) {
        return node instanceof ExpressionNode.Column || isPlaceholder(node);
    }

    private static int precedence(ExpressionNode node) {
        return node instanceof ExpressionNode.Comparison ? Precedence.PREDICATE : node.accept(PRECEDENCE);
    }

    /** @param least how tightly it must bind to stand without parentheses */
    void operand(ExpressionNode node, int least, boolean typed) {
        boolean parentheses = !isAtom(node) && precedence(node) < least;
        if (parentheses) {
            out.sql('(');
        }
        if (typed) {
            typed(node);
        } else {
            expressions.render(node);
        }
        if (parentheses) {
            out.sql(')');
        }
    }

    void ofPredicate(ExpressionNode node, boolean typed) {
        if (!typed && isValue(node)) {
            beside(node);
        } else if (isPlaceholder(node)) {
            operand(node, Precedence.SUM, typed);
        } else {
            compound++;
            operand(node, Precedence.SUM, typed);
            compound--;
        }
    }

    /** From here to {@link #endCompound} is something whose type is computed before that of anything beside it. */
    void beginCompound() {
        compound++;
    }

    void endCompound() {
        compound--;
    }

    /** Prints a query inside an expression, which begins anew. */
    void inSubQuery(Runnable print) {
        int around = compound;
        compound = 0;
        print.run();
        compound = around;
    }
}
