package io.leanq.query;

import io.leanq.tree.FromItem;

/**
 * Anything that a from clause accepts: a table, an alias of a table, a table with hints, a view, a derived table, a
 * common table, rows of values, the elements of an array, or plain SQL.
 */
public interface Source {
    FromItem fromItem();
}
