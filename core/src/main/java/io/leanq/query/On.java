package io.leanq.query;

/** A join without its condition, which comes next. */
public interface On<R> {

    /** @throws io.leanq.InvalidStatement if the condition contains an aggregate, or is {@link Dsl#noCondition()} */
    From<R> on(Condition condition);
}
