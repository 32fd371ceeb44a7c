package io.leanq.tree;

/** One method for each kind of expression and no default method, so that each visitor must handle every kind. */
public interface ExpressionVisitor<R> {
    R column(ExpressionNode.Column node);

    R bind(ExpressionNode.Bind node);

    R parameter(ExpressionNode.Parameter node);

    R rowCount(RowCount node);

    R literal(ExpressionNode.Literal node);

    R junction(Junction node);

    R comparison(ExpressionNode.Comparison node);

    R nullTest(ExpressionNode.NullTest node);

    R truthTest(TruthTest node);

    R not(ExpressionNode.Not node);

    R inList(ExpressionNode.InList node);

    R inQuery(ExpressionNode.InQuery node);

    R between(ExpressionNode.Between node);

    R like(ExpressionNode.Like node);

    R similarTo(SimilarTo node);

    R arithmetic(ArithmeticExpression node);

    R negation(ExpressionNode.Negation node);

    R concatenation(ExpressionNode.Concatenation node);

    R call(FunctionCall node);

    R extract(ExtractExpression node);

    R aggregate(AggregateCall node);

    R cast(ExpressionNode.Cast node);

    R engineCast(EngineCast node);

    R nextValue(ExpressionNode.NextValue node);

    R exists(ExistsQuery node);

    R scalar(ScalarQuery node);

    R quantified(QuantifiedComparison node);

    R distinct(DistinctComparison node);

    R cases(CaseExpression node);

    R tuple(TupleExpression node);

    R currentTime(CurrentTime node);

    R element(ArrayElement node);

    R listAggregate(ListAggregate node);

    R jsonAggregate(JsonAggregate node);

    R namedAggregate(NamedAggregate node);

    R filteredAggregate(FilteredAggregate node);

    R grouping(GroupingCall node);

    R groupingSets(GroupingSets node);

    R named(NamedCall node);

    R window(WindowCall node);

    R interval(IntervalLiteral node);

    R plain(PlainSql node);

    R temporal(TemporalCall node);

    R fixedNumber(FixedNumber node);

    R json(JsonCall node);
}
