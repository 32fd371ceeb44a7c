package io.leanq.query;

import java.util.List;

/** Several queries combined by UNION, EXCEPT or INTERSECT, which can be ordered next. */
public interface Combined<R> extends Query<R> {

    /**
     * Orders the rows by columns of the first query. The label identifies a column that the first query selects more
     * than once, as in {@code orderBy(x.as("label"))}. Said again, it adds keys behind those before.
     *
     * @throws io.leanq.InvalidStatement if no key is given, the first query does not select a key, or it selects a key
     *     more than once and no label identifies the column
     */
    Combined<R> orderBy(Sortable... keys);

    /** {@link #orderBy(Sortable...)} with keys that are known at run time only; an empty list adds none. */
    Combined<R> orderBy(List<? extends Sortable> keys);
}
