package io.leanq.query;

import java.util.List;

/** A {@code LISTAGG} whose order comes next. It is no expression before. Immutable. */
public interface ListAgg {

    /** The texts in this order. */
    TextAggregate withinGroup(Sortable... order);

    /** {@link #withinGroup(Sortable...)} with keys that are known at run time only; at least one. */
    TextAggregate withinGroup(List<? extends Sortable> order);

    /** The texts in the order in which the database finds them. */
    TextAggregate inAnyOrder();

    /** Each text once. Such texts can be ordered only by themselves. */
    ListAgg distinct();
}
