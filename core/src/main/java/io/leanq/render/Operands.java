package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.EngineCast;
import io.leanq.tree.ExistsQuery;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FixedNumber;
import io.leanq.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints expressions inside others. It adds parentheses where the outer expression binds more tightly, and a CAST
 * around a placeholder where the server cannot infer its type: in a select item, an argument of a function or of
 * {@code ||}, beside other placeholders only, and inside a compound expression. A compound expression is one whose type
 * the server computes without looking at what is beside it: an operand of a predicate or of arithmetic, the operand of
 * a CAST, a CASE that is no select item, a sort key.
 */
final class Operands {
    /** The most digits of the server's decimals. */
    private static final int MOST_DIGITS = 38;

    private static final Precedence PRECEDENCE = new Precedence();

    private final SqlWriter out;
    private final ExpressionRenderer expressions;
    private final Placeholders placeholders;

    /** The number of compound expressions around the current place; above 0, every placeholder is cast. */
    private int compound;

    /** The number of queries inside expressions around the current place. */
    private int subQueries;

    Operands(SqlWriter out, ExpressionRenderer expressions) {
        this.out = out;
        this.expressions = expressions;
        this.placeholders = new Placeholders(out);
    }

    /** Whether the expression is a placeholder or a literal, whose type no column says. */
    static boolean isValue(ExpressionNode node) {
        return Placeholders.is(node) || node instanceof ExpressionNode.Literal || node instanceof FixedNumber;
    }

    /** Prints an expression where the server cannot infer the type of a placeholder. */
    void typed(ExpressionNode node) {
        if (Placeholders.is(node)) {
            placeholders.cast(node);
        } else if (node instanceof ExistsQuery && out.dialect().explicitTypes()) {
            // H2 rewrites the text of a derived table without parentheses around an EXISTS, and then cannot parse it
            out.sql("CASE WHEN ");
            expressions.render(node);
            out.sql(" THEN TRUE ELSE FALSE END");
        } else {
            expressions.render(node);
        }
    }

    /** Prints several such expressions, separated by commas. */
    void typed(List<ExpressionNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            if (i > 0) {
                out.sql(", ");
            }
            typed(nodes.get(i));
        }
    }

    /** Prints expressions of one kind, separated by commas, where the server cannot infer the types of placeholders. */
    void ofOneKind(List<ExpressionNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            if (i > 0) {
                out.sql(", ");
            }
            chosen(nodes.get(i));
        }
    }

    /** Prints a placeholder without regard to the expression beside it. */
    void placeholder(ExpressionNode placeholder) {
        if (compound > 0) {
            placeholders.cast(placeholder);
        } else {
            out.placeholder(placeholder);
        }
    }

    /**
     * The first of the two that is no placeholder or literal and so says the type of the other; null if both are
     * values.
     */
    static @Nullable ExpressionNode anchor(ExpressionNode one, ExpressionNode other) {
        return !isValue(one) ? one : isValue(other) ? null : other;
    }

    /**
     * Prints an operand of a predicate.
     *
     * @param anchor the operand that says the type of values; null if there is none, so that values are cast
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
            out.holdsValue(literal.value());
            Literals.appendBeside(out, literal.type(), literal.value());
        } else {
            besideValues(node, Precedence.SUM);
        }
    }

    /** Prints an operand of a predicate that must say its own type. */
    void comparedTyped(ExpressionNode node) {
        inKind(node, Precedence.SUM);
    }

    private void inKind(ExpressionNode node, int least) {
        if (Placeholders.is(node)) {
            placeholders.castInKind(node);
        } else if (node instanceof ExpressionNode.Literal literal) {
            out.holdsValue(literal.value());
            Literals.appendInKind(out, literal.type(), literal.value());
        } else {
            besideValues(node, least);
        }
    }

    /**
     * Prints an operand beside values. Inside a compound expression values are cast, and then a wider operand must be
     * cast too.
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

    /** Prints a value that a CASE chooses, or an element of a list that is compared. */
    void chosen(ExpressionNode node) {
        inKind(node, Precedence.JUNCTION);
    }

    /** Prints a part between parentheses or keywords, whose type the server computes by itself. */
    void computed(ExpressionNode node) {
        if (Placeholders.is(node)) {
            placeholders.cast(node);
        } else {
            compound(node, Precedence.JUNCTION);
        }
    }

    /** Prints an operand of arithmetic. */
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

    /** Whether the expression is of the most frequent kinds, which never need parentheses. */
    private static boolean isAtom(ExpressionNode node) {
        return node instanceof ExpressionNode.Column || Placeholders.is(node);
    }

    private int precedence(ExpressionNode node) {
        if (node instanceof EngineCast cast && isTold(cast)) {
            return Precedence.ATOM;
        }
        return node instanceof ExpressionNode.Comparison ? Precedence.PREDICATE : node.accept(PRECEDENCE);
    }

    /** @param least the least precedence that needs no parentheses */
    void operand(ExpressionNode node, int least, boolean typed) {
        boolean parentheses = !isAtom(node) && precedence(node) < least;
        if (parentheses) {
            out.sql('(');
        }
        // no further calls here: each takes stack for each level of nesting
        if (Placeholders.is(node) ? typed : node instanceof ExistsQuery && (typed || parentheses)) {
            typed(node);
        } else {
            node.accept(expressions);
        }
        if (parentheses) {
            out.sql(')');
        }
    }

    /** Prints a CAST that only some engines need. */
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

    /** The expression as this dialect prints it: without a cast that its engine does not need. */
    ExpressionNode seen(ExpressionNode node) {
        return node instanceof EngineCast cast && !isTold(cast) ? cast.operand() : node;
    }

    /** Begins a compound expression, which ends with {@link #endCompound}. */
    void beginCompound() {
        compound++;
    }

    void endCompound() {
        compound--;
    }

    /** Prints a query inside an expression, outside of any compound expression around it. */
    void inSubQuery(Runnable print) {
        int around = compound;
        compound = 0;
        subQueries++;
        print.run();
        subQueries--;
        compound = around;
    }

    /** Whether the current place is in a query inside an expression, at any depth. */
    boolean isInSubQuery() {
        return subQueries > 0;
    }
}
