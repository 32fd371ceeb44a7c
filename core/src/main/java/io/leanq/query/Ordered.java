package io.leanq.query;

import java.util.List;

/** A select that can be ordered next. */
public interface Ordered<R> extends Query<R> {

    /**
     * Orders the rows by the values of the keys. A key is an expression, never the position of a column. Said again, it
     * adds keys behind those before: {@code orderBy(a).orderBy(b)} is {@code orderBy(a, b)}.
     *
     * @throws io.leanq.InvalidStatement if no key is given, a key contains no column and so sorts nothing, or the
     *     select is distinct and does not select the key
     */
    Ordered<R> orderBy(Sortable... keys);

    /**
     * {@link #orderBy(Sortable...)} with keys that are known at run time only, such as those of {@link Sorting#parse};
     * an empty list adds none.
     */
    Ordered<R> orderBy(List<? extends Sortable> keys);
}
