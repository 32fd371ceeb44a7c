/**
 * From trees to SQL text: dialects, and the renderers of expressions, queries, changes, DDL, literals and names.
 *
 * <ol>
 *   <li>{@link Dialect}: how one database spells SQL; begin here to add one
 *   <li>{@link Feature}: what a dialect may or may not have
 *   <li>{@link Rendered}: a statement as it would be sent
 *   <li>{@link SqlText}: a text, and what stands behind each of its question marks
 *   <li>{@link UnsupportedSqlException}: the refusal of what a dialect has no exact form of
 *   <li>{@link SqlWriter}: the one pass over a tree, as vendor writers see it
 *   <li>{@link VendorWriter}: prints one kind of vendor node
 *   <li>{@link TypeNames}: how a dialect spells types
 *   <li>{@link DdlForms}: the parts of DDL that databases spell differently
 *   <li>{@link ParameterLimit}: how long a value may be at one place of a text
 *   <li>{@link WrittenLengths}: refuses values that are longer than their column
 * </ol>
 *
 * <p>Behind the dialect, {@code QueryRenderer}, {@code ChangeRenderer}, {@code DdlRenderer} and {@code
 * ExpressionRenderer} print the families of the tree; {@code Placeholders} decides where a placeholder says its type,
 * {@code Scope} which source a column belongs to.
 */
@NullMarked
package io.leanq.render;

import org.jspecify.annotations.NullMarked;
