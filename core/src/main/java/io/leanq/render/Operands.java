package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.EngineCast;
import io.leanq.tree.ExistsQuery;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints expressions inside others: with parentheses where the one around binds more tightly, and placeholders with a
 * CAST where the server has nothing to infer a type from. That is as a select item, an argument of a function or of
 * {@code ||}, beside nothing but other placeholders, and inside a compound expression, whose type the server computes
 * before it looks at anything beside it: an operand of a predicate or of arithmetic, what is cast, a CASE that is no
 * select item, a sort key.
 */
final class Operands {
    /** Of the server's decimals. */
    private static final int MOST_DIGITS = 38;

    private static final Precedence PRECEDENCE = new Precedence();

    private final SqlWriter out;
    private final ExpressionRenderer expressions;
    private final Placeholders placeholders;

    /** How many compound expressions are open: above 0, every placeholder says its type. */
    private int compound;

    /** How many queries inside expressions are open. */
    private int subQueries;

    Operands(SqlWriter out, ExpressionRenderer expressions) {
        this.out = out;
        this.expressions = expressions;
        this.placeholders = new Placeholders(out);
    }

    /** Whether nothing but the value itself tells its type. */
    static boolean isValue(ExpressionNode node) {
        return Placeholders.is(node) || node instanceof ExpressionNode.Literal;
    }

    /** Where nothing around tells the type. */
    void typed(ExpressionNode node) {
        if (Placeholders.is(node)) {
            placeholders.cast(node);
        } else if (node instanceof ExistsQuery && out.dialect().explicitTypes()) {
            // H2 writes the text of a derived table anew, without parentheses around an EXISTS, and cannot read it then
            out.sql("CASE WHEN ");
            expressions.render(node);
            out.sql(" THEN TRUE ELSE FALSE END");
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

    /** Expressions of one kind, separated by commas, where nothing around tells the types. */
    void ofOneKind(List<ExpressionNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            if (i > 0) {
                out.sql(", ");
            }
            chosen(nodes.get(i));
        }
    }

    /** A placeholder whose surroundings are not looked at. */
    void placeholder(ExpressionNode placeholder) {
        if (compound > 0) {
            placeholders.cast(placeholder);
        } else {
            out.placeholder(placeholder);
        }
    }

    /** What tells the type of placeholders among these; null if all are values. */
    static @Nullable ExpressionNode anchor(ExpressionNode one, ExpressionNode other) {
        return !isValue(one) ? one : isValue(other) ? null : other;
    }

    /**
     * An operand of a predicate.
     *
     * @param anchor the operand that tells the type of values; null if there is none, so that values say their own
     */
    void compared(ExpressionNode node, @Nullable ExpressionNode anchor) {
        if (anchor == null) {
            comparedTyped(node);
        } else if (Placeholders.is(node)) {
            if (compound == 0 && placeholders.keepsBeside(node, anchor)) {
                out.placeholder(node);
            } else {
                placeholders.castInKind(node);
            }
        } else if (node instanceof ExpressionNode.Literal literal) {
            out.holdsValue();
            Literals.appendBeside(out, literal.type(), literal.value());
        } else {
            besideValues(node, Precedence.SUM);
        }
    }

    /** An operand of a predicate that tells its type itself. */
    void comparedTyped(ExpressionNode node) {
        inKind(node, Precedence.SUM);
    }

    private void inKind(ExpressionNode node, int least) {
        if (Placeholders.is(node)) {
            placeholders.castInKind(node);
        } else if (node instanceof ExpressionNode.Literal literal) {
            out.holdsValue();
            Literals.appendInKind(out, literal.type(), literal.value());
        } else {
            besideValues(node, least);
        }
    }

    /**
     * Values say their types inside of compound expressions, and then something wider than they are must do so, too.
     */
    private void besideValues(ExpressionNode node, int least) {
        if (!(node instanceof EngineCast cast) || cast.need() != EngineCast.Need.BESIDE_CAST_VALUES) {
            compound(node, least);
        } else if (compound == 0) {
            compound(cast.operand(), least);
        } else {
            requireRoom(cast.type());
            castTo(cast);
        }
    }

    private static void requireRoom(SqlType type) {
        if (type instanceof SqlType.Decimal decimal && decimal.precision() > MOST_DIGITS) {
            throw new InvalidStatement("a value of " + decimal.scale()
                    + " digits behind the point is compared inside of"
                    + " another expression with decimals of up to " + (decimal.precision() - decimal.scale())
                    + " before it, and a DECIMAL has " + MOST_DIGITS + ": round the value, or compare by itself");
        }
    }

    private void castTo(EngineCast cast) {
        out.sql("CAST(");
        typed(cast.operand());
        out.sql(" AS ").castType(cast.type()).sql(')');
    }

    /** One of the values that a CASE chooses among, or of a list that is compared. */
    void chosen(ExpressionNode node) {
        inKind(node, Precedence.JUNCTION);
    }

    /** A part whose type the server computes by itself, between parentheses or words of its own. */
    void computed(ExpressionNode node) {
        if (Placeholders.is(node)) {
            placeholders.cast(node);
        } else {
            compound(node, Precedence.JUNCTION);
        }
    }

    /** An operand of arithmetic. */
    void computed(ExpressionNode node, ExpressionNode other, int least) {
        if (node instanceof ExpressionNode.Column column) {
            out.column(column);
        } else if (!Placeholders.is(node)) {
            compound++;
            operand(node, least, true);
            compound--;
        } else if (compound == 0 && placeholders.keepsInArithmetic(node, other)) {
            out.placeholder(node);
        } else {
            placeholders.cast(node);
        }
    }

    private void compound(ExpressionNode node, int least) {
        if (node instanceof ExpressionNode.Column column) {
            out.column(column);
            return;
        }
        compound++;
        operand(node, least, true);
        compound--;
    }

    /** The most frequent ones, which need no look at the table of all. */
    private static boolean isAtom(ExpressionNode node) {
        return node instanceof ExpressionNode.Column || Placeholders.is(node);
    }

    private int precedence(ExpressionNode node) {
        if (node instanceof EngineCast cast && isTold(cast)) {
            return Precedence.ATOM;
        }
        return node instanceof ExpressionNode.Comparison ? Precedence.PREDICATE : node.accept(PRECEDENCE);
    }

    /** @param least how tightly it must bind to stand without parentheses */
    void operand(ExpressionNode node, int least, boolean typed) {
        boolean parentheses = !isAtom(node) && precedence(node) < least;
        if (parentheses) {
            out.sql('(');
        }
        // as directly as can be: each call takes stack for each level of what nests
        if (Placeholders.is(node) ? typed : node instanceof ExistsQuery && (typed || parentheses)) {
            typed(node);
        } else {
            node.accept(expressions);
        }
        if (parentheses) {
            out.sql(')');
        }
    }

    /** What only some engines must be told. */
    void engineCast(EngineCast node) {
        if (isTold(node)) {
            castTo(node);
        } else {
            typed(node.operand());
        }
    }

    private boolean isTold(EngineCast cast) {
        return cast.need() == EngineCast.Need.OF_DIALECT && out.dialect().explicitTypes();
    }

    /** The expression as this dialect's engine sees it. */
    ExpressionNode seen(ExpressionNode node) {
        return node instanceof EngineCast cast && !isTold(cast) ? cast.operand() : node;
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
        subQueries++;
        print.run();
        subQueries--;
        compound = around;
    }

    /** Whether the place is in a query inside an expression, at whatever depth. */
    boolean isInSubQuery() {
        return subQueries > 0;
    }
}
