package io.leanq.query;

/**
 * A delete without its condition. It becomes a statement by {@link #where} or, for all rows, by {@link #everyRow()}.
 * Immutable.
 */
public interface DeleteStep {

    /**
     * Completes the delete. {@link FilteredChange#where} adds conditions.
     *
     * @throws io.leanq.InvalidStatement if the condition contains an aggregate, or all optional parts of it are absent
     */
    FilteredChange where(Condition condition);

    /** Deletes every row of the table. */
    Change everyRow();
}
