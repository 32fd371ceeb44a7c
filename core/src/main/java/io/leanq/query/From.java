package io.leanq.query;

/** A select with its from clause, to which more sources can be joined. */
public interface From<R> extends Filtered<R> {

    /**
     * {@code INNER JOIN}: the pairs of rows for which the condition is true.
     *
     * @throws io.leanq.InvalidStatement if another source of this from clause has the name or alias of {@code source};
     *     so for the other joins
     */
    On<R> join(Source source);

    /**
     * {@code LEFT JOIN}: keeps every row before the join; the columns of {@code source} are NULL in a row without a
     * match.
     */
    On<R> leftJoin(Source source);

    /**
     * {@code RIGHT JOIN}: keeps every row of {@code source}; the columns of all sources before it are NULL in a row
     * without a match.
     */
    On<R> rightJoin(Source source);

    /**
     * {@code FULL JOIN}: keeps every row of both sides; the columns of the other side are NULL in a row without a
     * match.
     */
    On<R> fullJoin(Source source);

    /** {@code CROSS JOIN}: all pairs of rows. */
    From<R> crossJoin(Source source);
}
