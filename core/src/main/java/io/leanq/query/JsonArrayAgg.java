package io.leanq.query;

import java.util.List;

/** A {@code JSON_ARRAYAGG} whose order comes next. It is no expression before. Immutable. */
public interface JsonArrayAgg {

    /** The elements in this order; at least one key. */
    TextAggregate orderBy(Sortable... order);

    /** {@link #orderBy(Sortable...)} with keys that are known at run time only; at least one. */
    TextAggregate orderBy(List<? extends Sortable> order);

    /** The elements in the order in which the database finds them. */
    TextAggregate inAnyOrder();
}
