package io.leanq.query;

/** A select that may be ordered next. */
public interface Ordered<R> extends Query<R> {

    /**
     * @throws io.leanq.InvalidStatement if no key is given
     */
    Query<R> orderBy(Sortable... keys);
}
