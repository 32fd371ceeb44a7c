package io.leanq.query;

import java.util.List;

/** A select that is ordered and not grouped, so that its rows can still be filtered. */
public interface Sorted<R> extends Ordered<R> {

    /**
     * Keeps the rows for which this condition and those before it are true, as {@link Filtered#where} does.
     *
     * @throws io.leanq.InvalidStatement if the condition contains an aggregate: use {@link Grouped#having}
     */
    Sorted<R> where(Condition condition);

    @Override
    Sorted<R> orderBy(Sortable... keys);

    @Override
    Sorted<R> orderBy(List<? extends Sortable> keys);
}
