package io.leanq.query;

/** Several queries combined by UNION, EXCEPT or INTERSECT, which can be ordered next. */
public interface Combined<R> extends Query<R> {

    /**
     * Orders the rows by columns of the first query. The label identifies a column that the first query selects more
     * than once, as in {@code orderBy(x.as("label"))}.
     *
     * @throws io.leanq.InvalidStatement if no key is given, the first query does not select a key, or it selects a key
     *     more than once and no label identifies the column
     */
    Query<R> orderBy(Sortable... keys);
}
