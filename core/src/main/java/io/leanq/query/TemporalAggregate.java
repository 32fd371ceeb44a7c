package io.leanq.query;

/** An aggregate whose value is of the kind {@link TemporalExpression}. */
public interface TemporalAggregate<T>
        extends TemporalExpression<T>, Aggregate<TemporalExpression<T>, TemporalAggregate<T>> {}
