package io.leanq.query;

/** A select with its sources, to which more can be joined. */
public interface From<R> extends Filtered<R> {

    /**
     * Rows that have a partner.
     *
     * @throws io.leanq.InvalidStatement if the source's name or alias stands in this from already
     */
    On<R> join(Source source);

    /** All rows so far; where there is no partner, the columns of {@code source} are NULL. */
    On<R> leftJoin(Source source);

    /** All rows of {@code source}; where there is no partner, the columns of everything before it are NULL. */
    On<R> rightJoin(Source source);

    /** All rows of both sides; where there is no partner, the columns of the other side are NULL. */
    On<R> fullJoin(Source source);

    /** All pairs of rows. */
    From<R> crossJoin(Source source);

    /**
     * Keeps the rows for which the condition is true; {@link Dsl#noCondition()} keeps all.
     *
     * @throws io.leanq.InvalidStatement if an aggregate stands in it: that is what having is for
     */
    Filtered<R> where(Condition condition);
}
