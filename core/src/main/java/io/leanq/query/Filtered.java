package io.leanq.query;

/** A select after its where. */
public interface Filtered<R> extends Ordered<R> {

    /**
     * Bound values in a key that is selected, or stands in having or orderBy, are written into the text, so that the
     * server knows the key again.
     *
     * @throws io.leanq.InvalidStatement if no key is given, or one has an aggregate, or no column in it
     */
    Grouped<R> groupBy(Expression<?>... keys);
}
