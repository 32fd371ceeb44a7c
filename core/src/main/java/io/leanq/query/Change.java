package io.leanq.query;

/** A statement that changes rows and answers how many. */
public interface Change extends Statement {

    /** The same change and the same kept text, with a value for one of its params. Null is refused. */
    <V> Change with(Param<V> param, V value);
}
