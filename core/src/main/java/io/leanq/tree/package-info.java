/**
 * Everything that can be rendered, as immutable nodes that are equal by content. The nodes are sealed families with one
 * visitor each, so that a kind of node that a renderer does not print is a compile error.
 *
 * <ol>
 *   <li>{@link ExpressionNode}: anything that has a value, conditions included
 *   <li>{@link ExpressionVisitor}: one method for each kind of expression
 *   <li>{@link QueryNode}: a select, or several combined
 *   <li>{@link ChangeNode}: an insert, upsert, update or delete
 *   <li>{@link DdlNode}: a statement that changes the schema
 *   <li>{@link FromItem}: a source in a from clause
 *   <li>{@link JoinedItem}: a source with its join
 *   <li>{@link SourceInstance}: one occurrence of a source, to which columns belong
 *   <li>{@link SelectItem}: one column of a select list
 *   <li>{@link SortItem}: one key of an order
 *   <li>{@link CommonTable}: a named query after WITH
 *   <li>{@link Junction}: conditions joined by AND or by OR
 *   <li>{@link FunctionCall}: a scalar function of the standard
 *   <li>{@link TemporalCall}: a computation with dates or times
 *   <li>{@link AggregateCall}: an aggregate function
 *   <li>{@link ColumnFilling}: the value that the database gives a column which an insert leaves out
 *   <li>{@link TableConstraint}: a rule for the rows of a table
 *   <li>{@link ObjectName}: the name of a table, index or sequence
 *   <li>{@link Identifiers}: which names need quotes
 *   <li>{@link VendorNode}: syntax of a single database; the one open family
 * </ol>
 */
@NullMarked
package io.leanq.tree;

import org.jspecify.annotations.NullMarked;
