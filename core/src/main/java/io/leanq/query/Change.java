package io.leanq.query;

/** A statement that changes rows. Its execution returns how many. */
public interface Change extends Statement {

    /**
     * The same change with a value for one of its params; the rendered text is shared.
     *
     * @throws io.leanq.InvalidStatement if the value is null
     */
    <V> Change with(Param<V> param, V value);

    /**
     * Whether databases commit the transaction in which the change runs, as they do for a change of the schema. Such a
     * change is refused within a transaction. Of plain SQL it is not known, and false.
     */
    default boolean commits() {
        return false;
    }
}
