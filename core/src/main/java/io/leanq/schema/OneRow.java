package io.leanq.schema;

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
import io.leanq.tree.RowCount;
import io.leanq.tree.ScalarQuery;
import io.leanq.tree.SimilarTo;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.TemporalCall;
import io.leanq.tree.TruthTest;
import io.leanq.tree.TupleExpression;
import io.leanq.tree.WindowCall;

/**
 * Tests whether a node, without its children, needs no more than one row of a table. Clocks, sequences and RAND have a
 * different value at each evaluation, sub-queries and aggregates read other rows, and DDL has no params.
 *
 * @param table the table whose row can be used
 */
record OneRow(SourceInstance.OfTable table) implements ExpressionVisitor<Boolean> {

    /** Whether the expression, including all its children, needs no more than one row of the table. */
    static boolean suffices(ExpressionNode expression, SourceInstance.OfTable table) {
        OneRow row = new OneRow(table);
        return !expression.anyMatch(part -> !part.accept(row));
    }

    @Override
    public Boolean column(ExpressionNode.Column node) {
        return node.source().equals(table);
    }

    @Override
    public Boolean bind(ExpressionNode.Bind node) {
        return true;
    }

    @Override
    public Boolean parameter(ExpressionNode.Parameter node) {
        return false;
    }

    @Override
    public Boolean rowCount(RowCount node) {
        return false;
    }

    @Override
    public Boolean literal(ExpressionNode.Literal node) {
        return true;
    }

    @Override
    public Boolean junction(Junction node) {
        return true;
    }

    @Override
    public Boolean comparison(ExpressionNode.Comparison node) {
        return true;
    }

    @Override
    public Boolean nullTest(ExpressionNode.NullTest node) {
        return true;
    }

    @Override
    public Boolean truthTest(TruthTest node) {
        return true;
    }

    @Override
    public Boolean not(ExpressionNode.Not node) {
        return true;
    }

    @Override
    public Boolean inList(ExpressionNode.InList node) {
        return true;
    }

    @Override
    public Boolean inQuery(ExpressionNode.InQuery node) {
        return false;
    }

    @Override
    public Boolean between(ExpressionNode.Between node) {
        return true;
    }

    @Override
    public Boolean like(ExpressionNode.Like node) {
        return true;
    }

    @Override
    public Boolean similarTo(SimilarTo node) {
        return true;
    }

    @Override
    public Boolean arithmetic(ArithmeticExpression node) {
        return true;
    }

    @Override
    public Boolean negation(ExpressionNode.Negation node) {
        return true;
    }

    @Override
    public Boolean concatenation(ExpressionNode.Concatenation node) {
        return true;
    }

    @Override
    public Boolean call(FunctionCall node) {
        return node.function() != FunctionCall.Function.RAND;
    }

    @Override
    public Boolean extract(ExtractExpression node) {
        return true;
    }

    @Override
    public Boolean aggregate(AggregateCall node) {
        return false;
    }

    @Override
    public Boolean cast(ExpressionNode.Cast node) {
        return true;
    }

    @Override
    public Boolean engineCast(EngineCast node) {
        return true;
    }

    @Override
    public Boolean nextValue(ExpressionNode.NextValue node) {
        return false;
    }

    @Override
    public Boolean exists(ExistsQuery node) {
        return false;
    }

    @Override
    public Boolean scalar(ScalarQuery node) {
        return false;
    }

    @Override
    public Boolean quantified(QuantifiedComparison node) {
        return false;
    }

    @Override
    public Boolean distinct(DistinctComparison node) {
        return true;
    }

    @Override
    public Boolean cases(CaseExpression node) {
        return true;
    }

    @Override
    public Boolean tuple(TupleExpression node) {
        return true;
    }

    @Override
    public Boolean currentTime(CurrentTime node) {
        return false;
    }

    @Override
    public Boolean element(ArrayElement node) {
        return true;
    }

    @Override
    public Boolean listAggregate(ListAggregate node) {
        return false;
    }

    @Override
    public Boolean jsonAggregate(JsonAggregate node) {
        return false;
    }

    @Override
    public Boolean namedAggregate(NamedAggregate node) {
        return false;
    }

    @Override
    public Boolean filteredAggregate(FilteredAggregate node) {
        return false;
    }

    @Override
    public Boolean grouping(GroupingCall node) {
        return false;
    }

    @Override
    public Boolean groupingSets(GroupingSets node) {
        return false;
    }

    @Override
    public Boolean named(NamedCall node) {
        return true;
    }

    @Override
    public Boolean window(WindowCall node) {
        return false;
    }

    @Override
    public Boolean interval(IntervalLiteral node) {
        return true;
    }

    @Override
    public Boolean plain(PlainSql node) {
        return true;
    }

    @Override
    public Boolean temporal(TemporalCall node) {
        return true;
    }

    @Override
    public Boolean fixedNumber(FixedNumber node) {
        return true;
    }

    @Override
    public Boolean json(JsonCall node) {
        return true;
    }
}
