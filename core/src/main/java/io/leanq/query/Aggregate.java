package io.leanq.query;

import io.leanq.tree.AggregateCall;

/**
 * What an aggregate has and no other expression. Immutable and thread-safe.
 *
 * @param <K> the kind of its value, such as {@link NumberExpression}
 * @param <A> the kind as an aggregate, such as {@link NumberAggregate}
 */
public interface Aggregate<K, A> {

    /** {@code SUM(DISTINCT x)}: equal values count once. */
    default A distinct() {
        return Aggregates.changed(this, AggregateCall::ofDistinct);
    }
}
