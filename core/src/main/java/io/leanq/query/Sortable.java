package io.leanq.query;

/**
 * Anything that an order by clause accepts: an expression, which sorts in ascending order, or a {@link SortKey}, which
 * names its order.
 */
public interface Sortable {
    SortKey sortKey();
}
