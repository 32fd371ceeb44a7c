package io.leanq.query;

/** Several queries combined; may be ordered by columns of the first. */
public interface Combined<R> extends Query<R> {

    /**
     * @throws io.leanq.InvalidStatement if a key is not selected by the first query, or none is given
     */
    Query<R> orderBy(Sortable... keys);
}
