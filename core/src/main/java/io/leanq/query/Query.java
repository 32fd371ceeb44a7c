package io.leanq.query;

/**
 * A query whose rows are read as {@code R}. Its methods are the steps that standard SQL allows next.
 *
 * @param <R> what one row is read as: a value, a tuple, a record, or {@link Row}
 */
public interface Query<R> extends Rows<R>, SqlPart {

    /**
     * Returns at most this many rows.
     *
     * @throws io.leanq.InvalidStatement if {@code rows} is negative or greater than 2,147,483,647, or the query has a
     *     limit already
     */
    Query<R> limit(long rows);

    /**
     * Returns at most as many rows as the value of the param, which each execution supplies: the text stays the same
     * from page to page. The value is from 0 to 2,147,483,647, and sent as an INTEGER.
     *
     * @throws io.leanq.InvalidStatement if the param is not of a whole number, or the query has a limit already; when
     *     the query is rendered, if it stands inside an expression: give the number itself there
     */
    Query<R> limit(Param<? extends Number> rows);

    /**
     * Skips this many rows. Which rows are skipped is undefined unless the query is ordered.
     *
     * @throws io.leanq.InvalidStatement if {@code rows} is negative or greater than 2,147,483,647, or the query has an
     *     offset already
     */
    Query<R> offset(long rows);

    /**
     * Skips as many rows as the value of the param, as {@link #limit(Param)} counts them.
     *
     * @throws io.leanq.InvalidStatement if the param is not of a whole number, or the query has an offset already
     */
    Query<R> offset(Param<? extends Number> rows);

    /**
     * {@code FOR UPDATE}: locks the rows of the tables in the from clause that the query reads, until the transaction
     * ends, so that no other transaction changes what this one decides by. It is the remedy for write skew, which
     * snapshot isolation allows; outside of a transaction it locks nothing for long. Rows of sub-queries are not
     * locked. The syntax is recalled of LeanXcale, and not verified.
     *
     * @throws io.leanq.InvalidStatement if the query is distinct, grouped, a combination, with common tables or
     *     windows, or selects from something else than tables; or if it becomes a part of another statement
     */
    Query<R> forUpdate();

    /**
     * {@code UNION}: the rows of both queries, without duplicates.
     *
     * @throws io.leanq.InvalidStatement if the queries differ in their number of columns or in the SQL type of a
     *     column; so for the other combinations
     */
    Combined<R> union(Query<R> other);

    /** {@code UNION ALL}: the rows of both queries, with duplicates. */
    Combined<R> unionAll(Query<R> other);

    /** {@code EXCEPT}: the rows of this query that the other one does not have, without duplicates. */
    Combined<R> except(Query<R> other);

    /** {@code INTERSECT}: the rows that both queries have, without duplicates. */
    Combined<R> intersect(Query<R> other);

    /**
     * {@code EXCEPT ALL}: the rows of this query, each as many times fewer as the other query has it.
     *
     * <p>H2 has neither this nor {@link #intersectAll}, and its dialect refuses both.
     */
    Combined<R> exceptAll(Query<R> other);

    /** {@code INTERSECT ALL}: the rows that both queries have, each as often as the query that has it less often. */
    Combined<R> intersectAll(Query<R> other);

    /**
     * The same query with a value for one of its params; the rendered text is shared.
     *
     * @throws io.leanq.InvalidStatement if the value is null
     */
    @Override
    <V> Query<R> with(Param<V> param, V value);
}
