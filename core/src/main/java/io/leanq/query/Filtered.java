package io.leanq.query;

/** A select after its where. */
public interface Filtered<R> extends Ordered<R> {

    /**
     * @throws io.leanq.InvalidStatement if no key is given, or one has an aggregate, or no column in it
     */
    Grouped<R> groupBy(Expression<?>... keys);
}
