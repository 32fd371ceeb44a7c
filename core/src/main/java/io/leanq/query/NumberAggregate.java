package io.leanq.query;

/** An aggregate whose value is of the kind {@link NumberExpression}. */
public interface NumberAggregate<N extends Number>
        extends NumberExpression<N>, Aggregate<NumberExpression<N>, NumberAggregate<N>> {}
