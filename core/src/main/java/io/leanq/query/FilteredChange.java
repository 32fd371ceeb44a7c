package io.leanq.query;

/** A complete update or delete with a condition, to which more conditions can be added. Immutable. */
public interface FilteredChange extends Change {

    /**
     * Changes only rows for which this condition and those before it are true: {@code where(a).where(b)} is
     * {@code where(a.and(b))}. {@link Dsl#noCondition()} adds nothing.
     *
     * @throws io.leanq.InvalidStatement if the condition contains an aggregate
     */
    FilteredChange where(Condition condition);
}
