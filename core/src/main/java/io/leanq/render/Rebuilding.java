package io.leanq.render;

import io.leanq.tree.AggregateCall;
import io.leanq.tree.ArithmeticExpression;
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
import io.leanq.tree.SelectItem;
import io.leanq.tree.SimilarTo;
import io.leanq.tree.SortItem;
import io.leanq.tree.TemporalCall;
import io.leanq.tree.TruthTest;
import io.leanq.tree.TupleExpression;
import io.leanq.tree.Window;
import io.leanq.tree.WindowCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds an expression anew with some of its parts replaced. Aggregates, and queries inside the expression, stay as
 * they are.
 */
abstract class Rebuilding implements ExpressionVisitor<ExpressionNode> {

    /** The replacement of this expression; null if the expression is built anew from its parts. */
    abstract @Nullable ExpressionNode replacement(ExpressionNode node);

    final ExpressionNode of(ExpressionNode node) {
        ExpressionNode replacement = replacement(node);
        return replacement == null ? node.accept(this) : replacement;
    }

    final List<ExpressionNode> of(List<ExpressionNode> nodes) {
        return nodes.stream().map(this::of).toList();
    }

    /** The replacement of a whole select item or sort key. */
    ExpressionNode item(ExpressionNode node) {
        return of(node);
    }

    /** The select with these grouping keys, and with its select items, HAVING and sort keys built anew. */
    final QueryNode.Select grouped(QueryNode.Select node, List<ExpressionNode> keys) {
        return new QueryNode.Select(
                node.hints(),
                node.distinct(),
                node.items().stream()
                        .map(selected -> new SelectItem(item(selected.expression()), selected.label()))
                        .toList(),
                node.from(),
                node.joins(),
                node.where(),
                keys,
                node.having().map(this::of),
                node.orderBy().stream()
                        .map(key -> new SortItem(item(key.expression()), key.direction(), key.nulls()))
                        .toList(),
                node.paging());
    }

    @Override
    public ExpressionNode column(ExpressionNode.Column node) {
        return node;
    }

    @Override
    public ExpressionNode bind(ExpressionNode.Bind node) {
        return node;
    }

    @Override
    public ExpressionNode parameter(ExpressionNode.Parameter node) {
        return node;
    }

    @Override
    public ExpressionNode rowCount(RowCount node) {
        return node;
    }

    @Override
    public ExpressionNode literal(ExpressionNode.Literal node) {
        return node;
    }

    @Override
    public ExpressionNode junction(Junction node) {
        return new Junction(node.connective(), of(node.operands()));
    }

    @Override
    public ExpressionNode comparison(ExpressionNode.Comparison node) {
        return new ExpressionNode.Comparison(node.operator(), of(node.left()), of(node.right()));
    }

    @Override
    public ExpressionNode nullTest(ExpressionNode.NullTest node) {
        return new ExpressionNode.NullTest(of(node.operand()), node.negated());
    }

    @Override
    public ExpressionNode truthTest(TruthTest node) {
        return new TruthTest(of(node.operand()), node.truth(), node.negated());
    }

    @Override
    public ExpressionNode not(ExpressionNode.Not node) {
        return new ExpressionNode.Not(of(node.operand()));
    }

    @Override
    public ExpressionNode inList(ExpressionNode.InList node) {
        return new ExpressionNode.InList(of(node.operand()), of(node.elements()), node.negated());
    }

    @Override
    public ExpressionNode inQuery(ExpressionNode.InQuery node) {
        return new ExpressionNode.InQuery(of(node.operand()), node.query(), node.negated());
    }

    @Override
    public ExpressionNode between(ExpressionNode.Between node) {
        return new ExpressionNode.Between(
                of(node.operand()), of(node.low()), of(node.high()), node.negated(), node.symmetric());
    }

    @Override
    public ExpressionNode like(ExpressionNode.Like node) {
        return new ExpressionNode.Like(of(node.operand()), of(node.pattern()), node.escape(), node.negated());
    }

    @Override
    public ExpressionNode similarTo(SimilarTo node) {
        return new SimilarTo(of(node.operand()), of(node.pattern()), node.escape(), node.negated());
    }

    @Override
    public ExpressionNode arithmetic(ArithmeticExpression node) {
        return new ArithmeticExpression(node.operator(), of(node.left()), of(node.right()));
    }

    @Override
    public ExpressionNode negation(ExpressionNode.Negation node) {
        return new ExpressionNode.Negation(of(node.operand()));
    }

    @Override
    public ExpressionNode concatenation(ExpressionNode.Concatenation node) {
        return new ExpressionNode.Concatenation(of(node.parts()));
    }

    @Override
    public ExpressionNode call(FunctionCall node) {
        return new FunctionCall(node.function(), of(node.arguments()));
    }

    @Override
    public ExpressionNode extract(ExtractExpression node) {
        return new ExtractExpression(node.field(), of(node.operand()));
    }

    @Override
    public ExpressionNode aggregate(AggregateCall node) {
        return node;
    }

    @Override
    public ExpressionNode cast(ExpressionNode.Cast node) {
        return new ExpressionNode.Cast(of(node.operand()), node.type());
    }

    @Override
    public ExpressionNode engineCast(EngineCast node) {
        return new EngineCast(of(node.operand()), node.type(), node.need());
    }

    @Override
    public ExpressionNode nextValue(ExpressionNode.NextValue node) {
        return node;
    }

    @Override
    public ExpressionNode exists(ExistsQuery node) {
        return node;
    }

    @Override
    public ExpressionNode scalar(ScalarQuery node) {
        return node;
    }

    @Override
    public ExpressionNode quantified(QuantifiedComparison node) {
        return new QuantifiedComparison(of(node.left()), node.operator(), node.quantifier(), node.query());
    }

    @Override
    public ExpressionNode distinct(DistinctComparison node) {
        return new DistinctComparison(of(node.left()), of(node.right()), node.negated());
    }

    @Override
    public ExpressionNode cases(CaseExpression node) {
        return new CaseExpression(
                node.branches().stream()
                        .map(branch -> new CaseExpression.Branch(of(branch.condition()), of(branch.value())))
                        .toList(),
                node.otherwise().map(this::of));
    }

    @Override
    public ExpressionNode tuple(TupleExpression node) {
        return new TupleExpression(of(node.elements()));
    }

    @Override
    public ExpressionNode currentTime(CurrentTime node) {
        return node;
    }

    @Override
    public ExpressionNode element(ArrayElement node) {
        return new ArrayElement(of(node.array()), of(node.position()));
    }

    @Override
    public ExpressionNode listAggregate(ListAggregate node) {
        return node;
    }

    @Override
    public ExpressionNode jsonAggregate(JsonAggregate node) {
        return node;
    }

    @Override
    public ExpressionNode namedAggregate(NamedAggregate node) {
        return node;
    }

    @Override
    public ExpressionNode filteredAggregate(FilteredAggregate node) {
        return node;
    }

    @Override
    public ExpressionNode grouping(GroupingCall node) {
        return new GroupingCall(of(node.keys()));
    }

    @Override
    public ExpressionNode groupingSets(GroupingSets node) {
        return new GroupingSets(node.form(), node.sets().stream().map(this::of).toList());
    }

    @Override
    public ExpressionNode named(NamedCall node) {
        return new NamedCall(node.name(), of(node.arguments()));
    }

    @Override
    public ExpressionNode window(WindowCall node) {
        return new WindowCall(function(node.function()), window(node.window()));
    }

    @Override
    public ExpressionNode interval(IntervalLiteral node) {
        return node;
    }

    @Override
    public ExpressionNode plain(PlainSql node) {
        return new PlainSql(
                node.texts(),
                node.parts().stream()
                        .map(part -> part instanceof PlainSql.Value value
                                ? new PlainSql.Value(of(value.expression()))
                                : part)
                        .toList());
    }

    /** The function of a window call: over a window, an aggregate is computed from the rows of the query. */
    private ExpressionNode function(ExpressionNode function) {
        if (function instanceof AggregateCall call) {
            return new AggregateCall(call.function(), call.operand().map(this::of), call.distinct());
        } else if (function instanceof NamedAggregate named) {
            return new NamedAggregate(named.name(), of(named.arguments()), named.distinct());
        }
        return of(function);
    }

    private Window window(Window window) {
        return new Window(
                window.name(),
                of(window.partitionBy()),
                window.orderBy().stream()
                        .map(key -> new SortItem(of(key.expression()), key.direction(), key.nulls()))
                        .toList(),
                window.frame());
    }

    @Override
    public ExpressionNode temporal(TemporalCall node) {
        return new TemporalCall(node.function(), node.unit(), node.type(), of(node.arguments()));
    }

    @Override
    public ExpressionNode fixedNumber(FixedNumber node) {
        return node;
    }

    @Override
    public ExpressionNode json(JsonCall node) {
        return new JsonCall(node.function(), of(node.arguments()), node.texts(), node.clauses());
    }
}
