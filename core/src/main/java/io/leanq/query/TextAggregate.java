package io.leanq.query;

/** An aggregate whose value is of the kind {@link TextExpression}. */
public interface TextAggregate extends TextExpression, Aggregate<TextExpression, TextAggregate> {}
