package io.leanq.query;

/** An aggregate whose value is of the kind {@link PlainExpression}. */
public interface PlainAggregate<T> extends PlainExpression<T>, Aggregate<PlainExpression<T>, PlainAggregate<T>> {}
