package io.leanq.query;

/** A select that may be ordered next. */
public interface Ordered<R> extends Query<R> {

    /**
     * By expressions, never by their positions.
     *
     * @throws io.leanq.InvalidStatement if no key is given, or one has no column in it and so sorts nothing
     */
    Query<R> orderBy(Sortable... keys);
}
