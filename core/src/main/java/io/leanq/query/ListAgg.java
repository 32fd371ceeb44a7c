package io.leanq.query;

/** A {@code LISTAGG} whose order comes next. It is no expression before. Immutable. */
public interface ListAgg {

    /** The texts in this order. */
    TextAggregate withinGroup(Sortable... order);

    /** The texts in the order in which the database finds them. */
    TextAggregate inAnyOrder();

    /** Each text once. Such texts can be ordered only by themselves. */
    ListAgg distinct();
}
