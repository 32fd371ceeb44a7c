package io.leanq.query;

/** Several queries combined; may be ordered by columns of the first. */
public interface Combined<R> extends Query<R> {

    /**
     * By columns of the first query; one that it selects twice is meant by its label, as in
     * {@code orderBy(x.as("label"))}.
     *
     * @throws io.leanq.InvalidStatement if a key is not selected by the first query, or twice and no label decides, or
     *     none is given
     */
    Query<R> orderBy(Sortable... keys);
}
