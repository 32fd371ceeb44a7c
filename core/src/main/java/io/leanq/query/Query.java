package io.leanq.query;

/**
 * A query whose rows are read as {@code R}. Further steps are those that standard SQL allows behind it.
 *
 * @param <R> one row: a value, a tuple, a record, or {@link Row}
 */
public interface Query<R> extends Statement {

    /** At most so many rows; not negative, and only once. */
    Query<R> limit(long rows);

    /** Skips so many rows; not negative, and only once. Without an order by, which rows is undefined. */
    Query<R> offset(long rows);

    /**
     * Rows of either, without duplicates.
     *
     * @throws io.leanq.InvalidStatement if the queries differ in width or in a column's SQL type; so for the others
     */
    Combined<R> union(Query<R> other);

    /** Rows of either, duplicates kept. */
    Combined<R> unionAll(Query<R> other);

    /** Rows of this one that are not in the other, without duplicates. */
    Combined<R> except(Query<R> other);

    /** Rows that are in both, without duplicates. */
    Combined<R> intersect(Query<R> other);

    /** The same query and the same kept text, with a value for one of its params. Null is refused. */
    <V> Query<R> with(Param<V> param, V value);

    /** How a row of the result is read. */
    RowReader<R> reader();
}
