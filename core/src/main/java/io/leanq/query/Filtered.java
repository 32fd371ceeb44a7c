package io.leanq.query;

/** A select after its where clause. */
public interface Filtered<R> extends Ordered<R> {

    /**
     * Groups the rows by the keys. If a key is also selected, or is used in having or orderBy, its bound values are
     * written into the SQL text as literals, so that the server recognizes the key.
     *
     * @throws io.leanq.InvalidStatement if no key is given, or a key contains an aggregate or no column
     */
    Grouped<R> groupBy(GroupKey... keys);
}
