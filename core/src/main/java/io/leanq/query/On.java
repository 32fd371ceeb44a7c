package io.leanq.query;

/** A join that wants its condition. */
public interface On<R> {

    /**
     * @throws io.leanq.InvalidStatement if an aggregate stands in it, or it is {@link Dsl#noCondition()}
     */
    From<R> on(Condition condition);
}
