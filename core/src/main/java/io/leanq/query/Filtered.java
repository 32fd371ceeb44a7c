package io.leanq.query;

import java.util.List;

/** A select with its from clause, before it is grouped or ordered. */
public interface Filtered<R> extends Ordered<R> {

    /**
     * Keeps the rows for which the condition is true; {@link Dsl#noCondition()} keeps all. Said several times, all
     * conditions must be true: {@code where(a).where(b)} is {@code where(a.and(b))}.
     *
     * @throws io.leanq.InvalidStatement if the condition contains an aggregate: use {@link Grouped#having}
     */
    Filtered<R> where(Condition condition);

    /**
     * Groups the rows by the keys. If a key is also selected, or is used in having or orderBy, its bound values are
     * written into the SQL text as literals, so that the server recognizes the key.
     *
     * @throws io.leanq.InvalidStatement if no key is given, or a key contains an aggregate or no column
     */
    Grouped<R> groupBy(GroupKey... keys);

    /** {@link #groupBy(GroupKey...)} with keys that are known at run time only; at least one. */
    Grouped<R> groupBy(List<? extends GroupKey> keys);

    /**
     * Orders the rows for pages that follow each other, as {@code seek(…)} does; each page begins by a condition of the
     * same object, {@link io.leanq.query.seek.Seek#after}, in the where clause.
     * What is said of joins must be said before, so that it can be checked.
     *
     * @throws io.leanq.InvalidStatement if a key is a column of an outer-joined table, which can be NULL, or several
     *     rows can have the same keys, since rows of a joined table belong to one of the others: they would be lost
     *     between two pages. Derived tables, common tables, views and plain SQL are not checked
     */
    Sorted<R> orderBy(PageOrder seek);

    @Override
    Sorted<R> orderBy(Sortable... keys);

    @Override
    Sorted<R> orderBy(List<? extends Sortable> keys);
}
