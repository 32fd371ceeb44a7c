/**
 * Renders trees as SQL text: dialects, and the renderers of expressions, queries, changes, DDL, literals and names.
 *
 * <ol>
 *   <li>{@link Dialect}: how one database spells SQL; begin here to add one
 *   <li>{@link Feature}: syntax that a dialect may have or lack
 *   <li>{@link Rendered}: a statement as it would be sent: text and values
 *   <li>{@link SqlText}: a text, with the bind or parameter of each question mark
 *   <li>{@link UnsupportedSqlException}: the dialect has no exact form of something in the statement
 *   <li>{@link SqlWriter}: what vendor writers append their SQL to
 *   <li>{@link VendorWriter}: prints one kind of vendor node
 *   <li>{@link TypeNames}: how a dialect spells types
 *   <li>{@link DdlForms}: the parts of DDL that databases spell differently
 *   <li>{@link ParameterLimit}: how long the value of a parameter may be at one place of a text
 *   <li>{@link WrittenLengths}: refuses values that are longer than their column
 * </ol>
 *
 * <p>Behind the dialect, {@code QueryRenderer}, {@code ChangeRenderer}, {@code DdlRenderer} and
 * {@code ExpressionRenderer} print the families of the tree. {@code Placeholders} decides where a placeholder needs a
 * CAST, and {@code Scope} finds the source that a column belongs to.
 */
@NullMarked
package io.leanq.render;

import org.jspecify.annotations.NullMarked;
