package io.leanq.query;

/** A window without an order: all rows of the partition are its frame. */
public interface PartitionedWindow extends Window {

    /** Orders the rows of each partition. */
    OrderedWindow orderBy(Sortable... keys);

    @Override
    PartitionedWindow named(String name);
}
