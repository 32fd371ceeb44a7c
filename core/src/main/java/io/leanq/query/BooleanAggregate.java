package io.leanq.query;

/** An aggregate whose value is of the kind {@link Condition}. */
public interface BooleanAggregate extends Condition, Aggregate<Condition, BooleanAggregate> {}
