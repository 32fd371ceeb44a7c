package io.leanq.query;

/** What may stand in an order by: an expression, which sorts upwards, or a {@link SortKey} that says more. */
public interface Sortable {
    SortKey sortKey();
}
