package io.leanq.query;

import java.util.List;

/** A window without an order: all rows of the partition are its frame. */
public interface PartitionedWindow extends Window {

    /** Orders the rows of each partition. */
    OrderedWindow orderBy(Sortable... keys);

    /** {@link #orderBy(Sortable...)} with keys that are known at run time only; at least one. */
    OrderedWindow orderBy(List<? extends Sortable> keys);

    @Override
    PartitionedWindow named(String name);
}
