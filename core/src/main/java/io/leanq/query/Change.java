package io.leanq.query;

/** A statement that changes rows. Its execution returns how many. */
public interface Change extends Statement {

    /**
     * The same change with a value for one of its params; the rendered text is shared.
     *
     * @throws io.leanq.InvalidStatement if the value is null
     */
    <V> Change with(Param<V> param, V value);
}
