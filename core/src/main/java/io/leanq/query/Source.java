package io.leanq.query;

import io.leanq.tree.FromItem;

/**
 * Anything that a from clause accepts: a table, an alias of a table, a table with hints, a view, a derived table or a
 * common table.
 */
public interface Source {
    FromItem fromItem();
}
