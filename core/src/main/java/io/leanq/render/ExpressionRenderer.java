package io.leanq.render;

import io.leanq.tree.AggregateCall;
import io.leanq.tree.ArithmeticExpression;
import io.leanq.tree.ArithmeticExpression.Operator;
import io.leanq.tree.ArrayElement;
import io.leanq.tree.CaseExpression;
import io.leanq.tree.CurrentTime;
import io.leanq.tree.DistinctComparison;
import io.leanq.tree.EngineCast;
import io.leanq.tree.ExistsQuery;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionVisitor;
import io.leanq.tree.ExtractExpression;
import io.leanq.tree.FilteredAggregate;
import io.leanq.tree.FixedNumber;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.GroupingCall;
import io.leanq.tree.GroupingSets;
import io.leanq.tree.IntervalLiteral;
import io.leanq.tree.JsonAggregate;
import io.leanq.tree.JsonCall;
import io.leanq.tree.Junction;
import io.leanq.tree.ListAggregate;
import io.leanq.tree.NamedAggregate;
import io.leanq.tree.NamedCall;
import io.leanq.tree.PlainSql;
import io.leanq.tree.QuantifiedComparison;
import io.leanq.tree.QueryNode;
import io.leanq.tree.RowCount;
import io.leanq.tree.ScalarQuery;
import io.leanq.tree.SimilarTo;
import io.leanq.tree.TemporalCall;
import io.leanq.tree.TruthTest;
import io.leanq.tree.TupleExpression;
import io.leanq.tree.WindowCall;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Prints expressions, each kind by one method. {@link Operands} prints the expressions inside them. */
final class ExpressionRenderer implements ExpressionVisitor<Void> {
    private final SqlWriter out;
    private final Operands operands;

    /** The number of CASE expressions around the current place. */
    private int casesAround;

    ExpressionRenderer(SqlWriter out) {
        this.out = out;
        this.operands = new Operands(out, this);
    }

    /** Prints the expression. Columns, the most frequent kind, are printed without the visitor, which is slower. */
    void render(ExpressionNode node) {
        if (node instanceof ExpressionNode.Column column) {
            out.column(column);
        } else {
            node.accept(this);
        }
    }

    /** Prints an expression where the server cannot infer the type of a placeholder. */
    void renderTyped(ExpressionNode node) {
        operands.typed(node);
    }

    /** Prints a select item. Only here does the server infer the types of placeholders in the conditions of a CASE. */
    void renderItem(ExpressionNode node) {
        if (node instanceof CaseExpression cases) {
            render(cases, false);
        } else {
            renderTyped(node);
        }
    }

    /**
     * Whether the current place is in a query inside an expression, where the server accepts no placeholder as the
     * number of rows.
     */
    boolean isInSubQuery() {
        return operands.isInSubQuery();
    }

    /**
     * Prints a whole condition. For a condition that is only a placeholder, Calcite infers the type in the outermost
     * query alone.
     */
    void renderCondition(ExpressionNode node) {
        if (Placeholders.is(node)) {
            renderTyped(node);
        } else {
            render(node);
        }
    }

    /** Prints a sort key, whose type the server computes before any other type. */
    void renderSortKey(ExpressionNode node) {
        operands.beginCompound();
        renderTyped(node);
        operands.endCompound();
    }

    void groupingKeys(List<ExpressionNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            if (i > 0) {
                out.sql(", ");
            }
            renderTyped(nodes.get(i));
        }
    }

    /** Prints the values of a row of VALUES, which alone say the types of the columns. */
    void valuesRow(List<ExpressionNode> row) {
        operands.ofOneKind(row);
    }

    @Override
    public Void column(ExpressionNode.Column node) {
        out.column(node);
        return null;
    }

    @Override
    public Void bind(ExpressionNode.Bind node) {
        operands.placeholder(node);
        return null;
    }

    @Override
    public Void parameter(ExpressionNode.Parameter node) {
        operands.placeholder(node);
        return null;
    }

    @Override
    public Void rowCount(RowCount node) {
        out.placeholder(node);
        return null;
    }

    @Override
    public Void literal(ExpressionNode.Literal node) {
        out.holdsValue(node.value());
        Literals.appendTyped(out, node.type(), node.value());
        return null;
    }

    @Override
    public Void junction(Junction node) {
        Junctions.render(node, out, operands);
        return null;
    }

    @Override
    public Void comparison(ExpressionNode.Comparison node) {
        ExpressionNode anchor = Operands.anchor(node.left(), node.right());
        operands.compared(node.left(), anchor);
        out.sql(node.operator().infix());
        operands.compared(node.right(), anchor);
        return null;
    }

    @Override
    public Void nullTest(ExpressionNode.NullTest node) {
        operands.operand(node.operand(), Precedence.ATOM, true);
        out.sql(node.negated() ? " IS NOT NULL" : " IS NULL");
        return null;
    }

    @Override
    public Void truthTest(TruthTest node) {
        if (node.truth() != TruthTest.Truth.UNKNOWN) {
            out.require(Feature.TRUTH_TESTS);
        }
        operands.operand(node.operand(), Precedence.ATOM, true);
        out.sql(node.negated() ? " IS NOT " : " IS ").sql(node.truth().name());
        return null;
    }

    @Override
    public Void not(ExpressionNode.Not node) {
        out.sql("NOT ");
        boolean exists = node.operand() instanceof ExistsQuery;
        operands.operand(node.operand(), exists ? Precedence.PREDICATE : Precedence.ATOM, false);
        return null;
    }

    @Override
    public Void inList(ExpressionNode.InList node) {
        if (node.elements().isEmpty()) {
            return inNothing(node);
        }
        operands.comparedTyped(node.operand());
        out.sql(node.negated() ? " NOT IN (" : " IN (");
        for (int i = 0; i < node.elements().size(); i++) {
            if (i > 0) {
                out.sql(", ");
            }
            operands.compared(node.elements().get(i), node.operand());
        }
        out.sql(')');
        return null;
    }

    /**
     * Prints an IN over no elements as a constant. An aggregate in the operand stays in the SQL: without it the query
     * would return one row for each row, not one for all.
     */
    private Void inNothing(ExpressionNode.InList node) {
        String constant = node.negated() ? "TRUE" : "FALSE";
        ExpressionNode aggregated = aggregated(node.operand());
        if (aggregated == null) {
            out.sql(constant);
            return null;
        }
        out.sql('(');
        nullTest(new ExpressionNode.NullTest(aggregated, false));
        out.sql(node.negated() ? " OR " : " AND ").sql(constant).sql(')');
        return null;
    }

    /** The expression, or the element of a tuple, that contains an aggregate; null if none does. */
    private static @Nullable ExpressionNode aggregated(ExpressionNode operand) {
        List<ExpressionNode> parts = operand instanceof TupleExpression tuple ? tuple.elements() : List.of(operand);
        for (ExpressionNode part : parts) {
            if (part.hasAggregate()) {
                return part;
            }
        }
        return null;
    }

    @Override
    public Void inQuery(ExpressionNode.InQuery node) {
        operands.comparedTyped(node.operand());
        out.sql(node.negated() ? " NOT IN " : " IN ");
        return subQuery(node.query());
    }

    private Void subQuery(QueryNode query) {
        out.sql('(');
        operands.inSubQuery(() -> out.queries().render(query));
        out.sql(')');
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
        operands.comparedTyped(node.left());
        out.sql(node.operator().infix()).sql(node.quantifier().name()).sql(' ');
        return subQuery(node.query());
    }

    @Override
    public Void distinct(DistinctComparison node) {
        ExpressionNode anchor = Operands.anchor(node.left(), node.right());
        operands.compared(node.left(), anchor);
        out.sql(node.negated() ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ");
        operands.compared(node.right(), anchor);
        return null;
    }

    /** Prints a tuple. The server infers no types for placeholders in it, not even beside another tuple. */
    @Override
    public Void tuple(TupleExpression node) {
        out.sql('(');
        operands.ofOneKind(node.elements());
        out.sql(')');
        return null;
    }

    @Override
    public Void cases(CaseExpression node) {
        render(node, true);
        return null;
    }

    /** Prints a CASE. The server computes its type from its values alone, so each placeholder among them is cast. */
    private void render(CaseExpression node, boolean nested) {
        casesAround++;
        out.sql("CASE");
        for (CaseExpression.Branch branch : node.branches()) {
            out.sql(" WHEN ");
            if (nested) {
                operands.beginCompound();
                render(branch.condition());
                operands.endCompound();
            } else {
                render(branch.condition());
            }
            out.sql(" THEN ");
            operands.chosen(branch.value());
        }
        if (node.otherwise().isPresent()) {
            out.sql(" ELSE ");
            operands.chosen(node.otherwise().get());
        }
        out.sql(" END");
        casesAround--;
    }

    @Override
    public Void currentTime(CurrentTime node) {
        out.sql(out.dialect().dateStyle().clock(node.clock()));
        return null;
    }

    @Override
    public Void between(ExpressionNode.Between node) {
        ExpressionNode anchor =
                Operands.isValue(node.operand()) ? Operands.anchor(node.low(), node.high()) : node.operand();
        operands.compared(node.operand(), anchor);
        out.sql(node.negated() ? " NOT BETWEEN " : " BETWEEN ").sql(node.symmetric() ? "SYMMETRIC " : "");
        operands.compared(node.low(), anchor);
        out.sql(" AND ");
        operands.compared(node.high(), anchor);
        return null;
    }

    /**
     * Prints a LIKE. A pattern is always cast: a server would give it the column's type, and so cut it or pad it with
     * spaces. H2 makes {@code =} of a written pattern without wildcards, which ignores the spaces at the end of a CHAR;
     * the operand is cast there.
     */
    @Override
    public Void like(ExpressionNode.Like node) {
        ExpressionNode operand = out.dialect().likeEscapes() && Patterns.isPlain(node)
                ? new ExpressionNode.Cast(node.operand(), new SqlType.Varchar(OptionalInt.empty()))
                : node.operand();
        operands.compared(operand, Operands.anchor(node.operand(), node.pattern()));
        out.sql(node.negated() ? " NOT LIKE " : " LIKE ");
        if (Placeholders.is(node.pattern())) {
            renderTyped(node.pattern());
        } else {
            operands.compared(node.pattern(), Operands.anchor(node.operand(), node.pattern()));
        }
        escape(node.escape());
        if (node.escape().isEmpty() && out.dialect().likeEscapes()) {
            out.sql(" ESCAPE ''");
        }
        return null;
    }

    @Override
    public Void similarTo(SimilarTo node) {
        out.require(Feature.SIMILAR_TO);
        operands.compared(node.operand(), Operands.anchor(node.operand(), node.pattern()));
        out.sql(node.negated() ? " NOT SIMILAR TO " : " SIMILAR TO ");
        renderTyped(node.pattern());
        escape(node.escape());
        return null;
    }

    private void escape(Optional<Character> escape) {
        if (escape.isPresent()) {
            out.sql(" ESCAPE '")
                    .sql(escape.get() == '\'' ? "''" : String.valueOf(escape.get()))
                    .sql("'");
        }
    }

    @Override
    public Void arithmetic(ArithmeticExpression node) {
        boolean product = node.operator() == Operator.TIMES || node.operator() == Operator.DIVIDED_BY;
        ExpressionNode left = operands.seen(node.left());
        ExpressionNode right = operands.seen(node.right());
        operands.computed(left, right, product ? Precedence.PRODUCT : Precedence.SUM);
        out.sql(' ').sql(node.operator().symbol()).sql(' ');
        operands.computed(right, left, product ? Precedence.ATOM : Precedence.PRODUCT);
        return null;
    }

    @Override
    public Void negation(ExpressionNode.Negation node) {
        out.sql("-");
        operands.operand(node.operand(), Precedence.ATOM, true);
        return null;
    }

    @Override
    public Void concatenation(ExpressionNode.Concatenation node) {
        for (int i = 0; i < node.parts().size(); i++) {
            if (i > 0) {
                out.sql(" || ");
            }
            operands.operand(node.parts().get(i), Precedence.ATOM, true);
        }
        return null;
    }

    @Override
    public Void call(FunctionCall node) {
        Calls.render(node, out, operands);
        return null;
    }

    @Override
    public Void extract(ExtractExpression node) {
        Calls.render(node, out, operands);
        return null;
    }

    @Override
    public Void aggregate(AggregateCall node) {
        Aggregations.render(node, out, operands);
        return null;
    }

    /** Prints a CAST. The server would give a bare placeholder in it the target type, and wrap or cut its value. */
    @Override
    public Void cast(ExpressionNode.Cast node) {
        if (Placeholders.is(node.operand()) && Placeholders.type(node.operand()).equals(node.type())) {
            operands.typed(node.operand());
            return null;
        }
        out.sql("CAST(");
        operands.computed(node.operand());
        out.sql(" AS ").castType(node.type()).sql(')');
        return null;
    }

    @Override
    public Void engineCast(EngineCast node) {
        operands.engineCast(node);
        return null;
    }

    @Override
    public Void nextValue(ExpressionNode.NextValue node) {
        out.require(casesAround == 0 ? Feature.SEQUENCE : Feature.CONDITIONAL_SEQUENCE);
        out.sql("NEXT VALUE FOR ").name(node.sequence());
        return null;
    }

    @Override
    public Void element(ArrayElement node) {
        operands.operand(node.array(), Precedence.ATOM, true);
        out.sql('[');
        operands.typed(node.position());
        out.sql(']');
        return null;
    }

    @Override
    public Void listAggregate(ListAggregate node) {
        Aggregations.render(node, out, operands);
        return null;
    }

    @Override
    public Void jsonAggregate(JsonAggregate node) {
        JsonCalls.render(node, out, operands);
        return null;
    }

    @Override
    public Void namedAggregate(NamedAggregate node) {
        Aggregations.render(node, out, operands);
        return null;
    }

    @Override
    public Void filteredAggregate(FilteredAggregate node) {
        Aggregations.render(node, out, operands);
        return null;
    }

    @Override
    public Void grouping(GroupingCall node) {
        Aggregations.render(node, out, operands);
        return null;
    }

    @Override
    public Void groupingSets(GroupingSets node) {
        Aggregations.render(node, out);
        return null;
    }

    @Override
    public Void named(NamedCall node) {
        Calls.render(node, out, operands);
        return null;
    }

    @Override
    public Void window(WindowCall node) {
        out.windows().render(node, operands);
        return null;
    }

    @Override
    public Void interval(IntervalLiteral node) {
        Intervals.render(node.duration(), out);
        return null;
    }

    @Override
    public Void plain(PlainSql node) {
        PlainText.render(node, out, operands);
        return null;
    }

    @Override
    public Void temporal(TemporalCall node) {
        out.require(Feature.DATE_ARITHMETIC);
        out.dialect().dateStyle().of(out, operands).render(node);
        return null;
    }

    @Override
    public Void fixedNumber(FixedNumber node) {
        out.sql(String.valueOf(node.value()));
        return null;
    }

    @Override
    public Void json(JsonCall node) {
        JsonCalls.render(node, out, operands);
        return null;
    }
}
