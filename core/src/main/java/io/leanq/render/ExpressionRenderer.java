package io.leanq.render;

import io.leanq.tree.CaseExpression;
import io.leanq.tree.CurrentTime;
import io.leanq.tree.DistinctComparison;
import io.leanq.tree.ExistsQuery;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Arithmetic.Operator;
import io.leanq.tree.ExpressionVisitor;
import io.leanq.tree.Junction;
import io.leanq.tree.QuantifiedComparison;
import io.leanq.tree.QueryNode;
import io.leanq.tree.ScalarQuery;
import io.leanq.tree.TupleExpression;
import io.leanq.type.SqlType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Prints expressions. Placeholders are CAST only where the server has nothing to infer their type from: as a select
 * item, an argument of a function or of {@code ||}, an operand of arithmetic, beside nothing but other placeholders, and
 * inside a compound operand of a predicate, whose type the server computes before it looks at anything beside it.
 */
final class ExpressionRenderer implements ExpressionVisitor<Void> {
    private final SqlWriter out;
    private final Precedence precedence = new Precedence();

    /** How many compound operands of predicates are open: above 0, every placeholder says its type. */
    private int compound;

    ExpressionRenderer(SqlWriter out) {
        this.out = out;
    }

    void render(ExpressionNode node) {
        node.accept(this);
    }

    /** Where nothing around tells the type. */
    void renderTyped(ExpressionNode node) {
        if (node instanceof ExpressionNode.Bind bind) {
            castPlaceholder(bind, bind.type());
        } else if (node instanceof ExpressionNode.Parameter parameter) {
            castPlaceholder(parameter, parameter.type());
        } else {
            render(node);
        }
    }

    /** A sort key, whose type is computed before any other's. */
    void renderSortKey(ExpressionNode node) {
        compound++;
        key(node);
        compound--;
    }

    void groupingKeys(List<ExpressionNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            key(nodes.get(i));
        }
    }

    private void key(ExpressionNode node) {
        if (node instanceof ExpressionNode.Literal literal) {
            Literals.appendKey(out, literal.type(), literal.value());
        } else {
            renderTyped(node);
        }
    }

    private void placeholder(ExpressionNode placeholder, SqlType type) {
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
        out.sql(" AS ").castType(type.withoutLength()).sql(")");
    }

    private static boolean isPlaceholder(ExpressionNode node) {
        return node instanceof ExpressionNode.Bind || node instanceof ExpressionNode.Parameter;
    }

    /** A value beside something of its type. A REAL says its type all the same: some engines compare it as decimal text. */
    private void beside(ExpressionNode value) {
        if (value instanceof ExpressionNode.Literal literal) {
            Literals.appendBeside(out, literal.type(), literal.value());
        } else if (value instanceof ExpressionNode.Bind bind && bind.type() == SqlType.Simple.REAL
                || value instanceof ExpressionNode.Parameter parameter && parameter.type() == SqlType.Simple.REAL) {
            castPlaceholder(value, SqlType.Simple.REAL);
        } else {
            render(value);
        }
    }

    /** Whether nothing but the value itself tells its type. */
    private static boolean isValue(ExpressionNode node) {
        return isPlaceholder(node) || node instanceof ExpressionNode.Literal;
    }

    private void operand(ExpressionNode node, int least, boolean typed) {
        boolean parentheses = node.accept(precedence) < least;
        if (parentheses) {
            out.sql("(");
        }
        if (typed) {
            renderTyped(node);
        } else {
            render(node);
        }
        if (parentheses) {
            out.sql(")");
        }
    }

    private void predicateOperand(ExpressionNode node, boolean typed) {
        if (!typed && isValue(node)) {
            beside(node);
            return;
        }
        boolean inner = !isPlaceholder(node);
        compound += inner ? 1 : 0;
        operand(node, Precedence.SUM, typed);
        compound -= inner ? 1 : 0;
    }

    @Override
    public Void column(ExpressionNode.Column node) {
        out.column(node);
        return null;
    }

    @Override
    public Void bind(ExpressionNode.Bind node) {
        placeholder(node, node.type());
        return null;
    }

    @Override
    public Void parameter(ExpressionNode.Parameter node) {
        placeholder(node, node.type());
        return null;
    }

    @Override
    public Void literal(ExpressionNode.Literal node) {
        Literals.appendTyped(out, node.type(), node.value());
        return null;
    }

    /** With a stack of its own: junctions may nest deeper than the thread's. */
    @Override
    public Void junction(Junction node) {
        Deque<Iterator<ExpressionNode>> open = new ArrayDeque<>();
        Deque<Junction.Connective> words = new ArrayDeque<>();
        Iterator<ExpressionNode> operands = node.operands().iterator();
        Junction.Connective word = node.connective();
        boolean first = true;
        while (true) {
            if (!operands.hasNext()) {
                if (open.isEmpty()) {
                    return null;
                }
                out.sql(")");
                operands = open.pop();
                word = words.pop();
                continue;
            }
            if (!first) {
                out.sql(word == Junction.Connective.AND ? " AND " : " OR ");
            }
            first = false;
            ExpressionNode operand = operands.next();
            if (operand instanceof Junction nested) {
                out.sql("(");
                open.push(operands);
                words.push(word);
                operands = nested.operands().iterator();
                word = nested.connective();
                first = true;
            } else {
                operand(operand, Precedence.NOT, false);
            }
        }
    }

    @Override
    public Void comparison(ExpressionNode.Comparison node) {
        boolean typed = isValue(node.left()) && isValue(node.right());
        predicateOperand(node.left(), typed);
        out.sql(" ").sql(node.operator().symbol()).sql(" ");
        predicateOperand(node.right(), typed);
        return null;
    }

    @Override
    public Void nullTest(ExpressionNode.NullTest node) {
        operand(node.operand(), Precedence.ATOM, true);
        out.sql(node.negated() ? " IS NOT NULL" : " IS NULL");
        return null;
    }

    @Override
    public Void not(ExpressionNode.Not node) {
        out.sql("NOT ");
        operand(node.operand(), Precedence.ATOM, false);
        return null;
    }

    @Override
    public Void inList(ExpressionNode.InList node) {
        if (node.elements().isEmpty()) {
            out.sql(node.negated() ? "TRUE" : "FALSE");
            return null;
        }
        predicateOperand(node.operand(), true);
        out.sql(node.negated() ? " NOT IN (" : " IN (");
        for (int i = 0; i < node.elements().size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            beside(node.elements().get(i));
        }
        out.sql(")");
        return null;
    }

    @Override
    public Void inQuery(ExpressionNode.InQuery node) {
        predicateOperand(node.operand(), false);
        out.sql(node.negated() ? " NOT IN " : " IN ");
        return subQuery(node.query());
    }

    private Void subQuery(QueryNode query) {
        int around = compound;
        compound = 0;
        out.sql("(");
        out.queries().render(query);
        out.sql(")");
        compound = around;
        return null;
    }

    @Override
    public Void exists(ExistsQuery node) {
        out.sql("EXISTS ");
        return subQuery(node.query());
    }

    @Override
    public Void scalar(ScalarQuery node) {
        return subQuery(node.query());
    }

    @Override
    public Void quantified(QuantifiedComparison node) {
        predicateOperand(node.left(), true);
        out.sql(" ").sql(node.operator().symbol()).sql(" ");
        out.sql(node.quantifier().name()).sql(" ");
        return subQuery(node.query());
    }

    @Override
    public Void distinct(DistinctComparison node) {
        boolean typed = isValue(node.left()) && isValue(node.right());
        predicateOperand(node.left(), typed);
        out.sql(node.negated() ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ");
        predicateOperand(node.right(), typed);
        return null;
    }

    /** Beside another tuple, nothing tells the types of its values. */
    @Override
    public Void tuple(TupleExpression node) {
        out.sql("(");
        list(node.elements(), true);
        out.sql(")");
        return null;
    }

    /** Its type is computed from its values alone, so each of them says its own. */
    @Override
    public Void cases(CaseExpression node) {
        out.sql("CASE");
        for (CaseExpression.Branch branch : node.branches()) {
            out.sql(" WHEN ");
            render(branch.condition());
            out.sql(" THEN ");
            renderTyped(branch.value());
        }
        if (node.otherwise().isPresent()) {
            out.sql(" ELSE ");
            renderTyped(node.otherwise().get());
        }
        out.sql(" END");
        return null;
    }

    @Override
    public Void currentTime(CurrentTime node) {
        out.sql(node.clock().name());
        return null;
    }

    @Override
    public Void between(ExpressionNode.Between node) {
        boolean typed = isValue(node.operand()) && isValue(node.low()) && isValue(node.high());
        predicateOperand(node.operand(), typed);
        out.sql(node.negated() ? " NOT BETWEEN " : " BETWEEN ");
        predicateOperand(node.low(), typed);
        out.sql(" AND ");
        predicateOperand(node.high(), typed);
        return null;
    }

    @Override
    public Void like(ExpressionNode.Like node) {
        boolean typed = isValue(node.operand()) && isValue(node.pattern());
        predicateOperand(node.operand(), typed);
        out.sql(node.negated() ? " NOT LIKE " : " LIKE ");
        predicateOperand(node.pattern(), typed);
        if (node.escape().isPresent()) {
            char escape = node.escape().get();
            out.sql(" ESCAPE '")
                    .sql(escape == '\'' ? "''" : String.valueOf(escape))
                    .sql("'");
        } else if (out.dialect().likeEscapes()) {
            out.sql(" ESCAPE ''");
        }
        return null;
    }

    @Override
    public Void arithmetic(ExpressionNode.Arithmetic node) {
        boolean product = node.operator() == Operator.TIMES || node.operator() == Operator.DIVIDED_BY;
        operand(node.left(), product ? Precedence.PRODUCT : Precedence.SUM, true);
        out.sql(" ").sql(node.operator().symbol()).sql(" ");
        operand(node.right(), product ? Precedence.ATOM : Precedence.PRODUCT, true);
        return null;
    }

    @Override
    public Void negation(ExpressionNode.Negation node) {
        out.sql("-");
        operand(node.operand(), Precedence.ATOM, true);
        return null;
    }

    @Override
    public Void concatenation(ExpressionNode.Concatenation node) {
        for (int i = 0; i < node.parts().size(); i++) {
            if (i > 0) {
                out.sql(" || ");
            }
            operand(node.parts().get(i), Precedence.ATOM, true);
        }
        return null;
    }

    @Override
    public Void call(ExpressionNode.Call node) {
        out.sql(node.function().name()).sql("(");
        List<String> words = node.function().words();
        if (words.isEmpty()) {
            list(node.arguments(), true);
        } else {
            for (int i = 0; i < node.arguments().size(); i++) {
                if (i > 0) {
                    out.sql(" ").sql(words.get(i - 1)).sql(" ");
                }
                operand(node.arguments().get(i), Precedence.SUM, true);
            }
        }
        out.sql(")");
        return null;
    }

    @Override
    public Void extract(ExpressionNode.Extract node) {
        out.sql("EXTRACT(").sql(node.field().name()).sql(" FROM ");
        renderTyped(node.operand());
        out.sql(")");
        return null;
    }

    @Override
    public Void aggregate(ExpressionNode.Aggregate node) {
        out.sql(node.function().name()).sql(node.distinct() ? "(DISTINCT " : "(");
        if (node.operand().isPresent()) {
            renderTyped(node.operand().get());
        } else {
            out.sql("*");
        }
        out.sql(")");
        return null;
    }

    @Override
    public Void cast(ExpressionNode.Cast node) {
        out.sql("CAST(");
        render(node.operand());
        out.sql(" AS ").castType(node.type()).sql(")");
        return null;
    }

    @Override
    public Void nextValue(ExpressionNode.NextValue node) {
        out.require(Feature.SEQUENCE);
        out.sql("NEXT VALUE FOR ").name(node.sequence());
        return null;
    }

    void list(List<ExpressionNode> nodes, boolean typed) {
        for (int i = 0; i < nodes.size(); i++) {
            if (i > 0) {
                out.sql(", ");
            }
            if (typed) {
                renderTyped(nodes.get(i));
            } else {
                render(nodes.get(i));
            }
        }
    }
}
