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
import io.leanq.tree.RowCount;
import io.leanq.tree.ScalarQuery;
import io.leanq.tree.SimilarTo;
import io.leanq.tree.TemporalCall;
import io.leanq.tree.TruthTest;
import io.leanq.tree.TupleExpression;
import io.leanq.tree.WindowCall;

/**
 * How tightly each kind of expression binds, as far as all dialects agree. Where they differ, the lower number makes
 * parentheses.
 */
final class Precedence implements ExpressionVisitor<Integer> {
    static final int JUNCTION = 0;
    static final int NOT = 1;
    static final int PREDICATE = 2;
    static final int SUM = 3;
    static final int PRODUCT = 4;
    static final int ATOM = 5;

    @Override
    public Integer column(ExpressionNode.Column node) {
        return ATOM;
    }

    @Override
    public Integer bind(ExpressionNode.Bind node) {
        return ATOM;
    }

    @Override
    public Integer parameter(ExpressionNode.Parameter node) {
        return ATOM;
    }

    @Override
    public Integer rowCount(RowCount node) {
        return ATOM;
    }

    /** A negative number after a minus would be a comment, so it binds as a sum does. */
    @Override
    public Integer literal(ExpressionNode.Literal node) {
        return node.value() instanceof Number number && number.toString().startsWith("-") ? SUM : ATOM;
    }

    @Override
    public Integer junction(Junction node) {
        return JUNCTION;
    }

    @Override
    public Integer comparison(ExpressionNode.Comparison node) {
        return PREDICATE;
    }

    @Override
    public Integer nullTest(ExpressionNode.NullTest node) {
        return PREDICATE;
    }

    @Override
    public Integer truthTest(TruthTest node) {
        return PREDICATE;
    }

    @Override
    public Integer not(ExpressionNode.Not node) {
        return NOT;
    }

    @Override
    public Integer inList(ExpressionNode.InList node) {
        return node.elements().isEmpty() ? ATOM : PREDICATE;
    }

    @Override
    public Integer inQuery(ExpressionNode.InQuery node) {
        return PREDICATE;
    }

    @Override
    public Integer between(ExpressionNode.Between node) {
        return PREDICATE;
    }

    @Override
    public Integer like(ExpressionNode.Like node) {
        return PREDICATE;
    }

    @Override
    public Integer similarTo(SimilarTo node) {
        return PREDICATE;
    }

    @Override
    public Integer arithmetic(ArithmeticExpression node) {
        return switch (node.operator()) {
            case PLUS, MINUS -> SUM;
            case TIMES, DIVIDED_BY -> PRODUCT;
        };
    }

    @Override
    public Integer negation(ExpressionNode.Negation node) {
        return SUM;
    }

    /** Dialects differ about {@code ||} beside sums and products, so it always has parentheses there. */
    @Override
    public Integer concatenation(ExpressionNode.Concatenation node) {
        return PREDICATE;
    }

    @Override
    public Integer call(FunctionCall node) {
        return ATOM;
    }

    @Override
    public Integer extract(ExtractExpression node) {
        return ATOM;
    }

    @Override
    public Integer aggregate(AggregateCall node) {
        return ATOM;
    }

    @Override
    public Integer cast(ExpressionNode.Cast node) {
        return ATOM;
    }

    /** The precedence of the operand, for dialects that print it without the CAST. */
    @Override
    public Integer engineCast(EngineCast node) {
        return node.operand().accept(this);
    }

    @Override
    public Integer nextValue(ExpressionNode.NextValue node) {
        return ATOM;
    }

    /** A predicate in the standard's grammar, which some parsers follow. */
    @Override
    public Integer exists(ExistsQuery node) {
        return PREDICATE;
    }

    @Override
    public Integer scalar(ScalarQuery node) {
        return ATOM;
    }

    @Override
    public Integer quantified(QuantifiedComparison node) {
        return PREDICATE;
    }

    @Override
    public Integer distinct(DistinctComparison node) {
        return PREDICATE;
    }

    @Override
    public Integer cases(CaseExpression node) {
        return ATOM;
    }

    @Override
    public Integer tuple(TupleExpression node) {
        return ATOM;
    }

    @Override
    public Integer currentTime(CurrentTime node) {
        return ATOM;
    }

    @Override
    public Integer element(ArrayElement node) {
        return ATOM;
    }

    @Override
    public Integer listAggregate(ListAggregate node) {
        return ATOM;
    }

    @Override
    public Integer jsonAggregate(JsonAggregate node) {
        return ATOM;
    }

    @Override
    public Integer namedAggregate(NamedAggregate node) {
        return ATOM;
    }

    @Override
    public Integer filteredAggregate(FilteredAggregate node) {
        return ATOM;
    }

    @Override
    public Integer grouping(GroupingCall node) {
        return ATOM;
    }

    @Override
    public Integer groupingSets(GroupingSets node) {
        return ATOM;
    }

    @Override
    public Integer named(NamedCall node) {
        return ATOM;
    }

    @Override
    public Integer window(WindowCall node) {
        return ATOM;
    }

    @Override
    public Integer interval(IntervalLiteral node) {
        return ATOM;
    }

    @Override
    public Integer plain(PlainSql node) {
        return JUNCTION;
    }

    @Override
    public Integer temporal(TemporalCall node) {
        return ATOM;
    }

    @Override
    public Integer fixedNumber(FixedNumber node) {
        return ATOM;
    }

    @Override
    public Integer json(JsonCall node) {
        return node.function().isBehind() ? PREDICATE : ATOM;
    }
}
