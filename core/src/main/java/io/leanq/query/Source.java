package io.leanq.query;

import io.leanq.tree.FromItem;

/** What may stand in a from clause: a table, an alias of one, a table with hints, a derived table. */
public interface Source {
    FromItem fromItem();
}
