package io.leanq.query;

/**
 * A delete without its condition. It becomes a statement by {@link #where} or, for all rows, by {@link #everyRow()}.
 * Immutable.
 */
public interface DeleteStep {

    /**
     * @throws io.leanq.InvalidStatement if the condition contains an aggregate, or all optional parts of it are absent
     */
    Change where(Condition condition);

    /** Deletes every row of the table. */
    Change everyRow();
}
