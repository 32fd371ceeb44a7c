package io.leanq.query;

/** A delete that is no statement yet: it wants a condition, or {@link #everyRow()} said on purpose. */
public interface DeleteStep {

    /**
     * @throws io.leanq.InvalidStatement if an aggregate stands in the condition, or every part of it was absent
     */
    Change where(Condition condition);

    /** All rows of the table, on purpose. */
    Change everyRow();
}
