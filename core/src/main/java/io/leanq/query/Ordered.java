package io.leanq.query;

/** A select that can be ordered next. */
public interface Ordered<R> extends Query<R> {

    /**
     * Orders the rows by the values of the keys. A key is an expression, never the position of a column.
     *
     * @throws io.leanq.InvalidStatement if no key is given, a key contains no column and so sorts nothing, or the
     *     select is distinct and does not select the key
     */
    Query<R> orderBy(Sortable... keys);
}
