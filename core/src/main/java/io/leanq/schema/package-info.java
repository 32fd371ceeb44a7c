/**
 * The language users describe a schema in: tables, columns, indexes, sequences; creating it, and comparing it with a
 * database.
 *
 * <ol>
 *   <li>{@link Table}: what users extend, with a field for each column
 *   <li>{@link Column}: a column, with its options and as an expression
 *   <li>{@link NumberColumn}: a column of numbers; there are {@link TextColumn}, {@link TemporalColumn}, {@link
 *       BooleanColumn} and {@link PlainColumn} too
 *   <li>{@link ColumnOption}: what a column has besides name and type: keys, defaults, NOT NULL
 *   <li>{@link RowTable}: a table with a row record
 *   <li>{@link ForeignKey}: a foreign key, whose target is looked up when it is needed
 *   <li>{@link CheckConstraint}: a condition that every row keeps
 *   <li>{@link Index}: an index made on its own
 *   <li>{@link Sequence}: a sequence of numbers
 *   <li>{@link View}: a view, as a class
 *   <li>{@link MetaData}: the objects of an application: createAll, dropAll, compare, reflect
 *   <li>{@link Created}: what createAll did
 *   <li>{@link SchemaComparison}: whether a database is what the classes say
 *   <li>{@link Difference}: one thing in which it is not
 *   <li>{@link SchemaMismatch}: the failure of createAll where an object is there but different
 *   <li>{@link DynamicTable}: a table that is known at run time only
 *   <li>{@link DynamicView}: a view that is known at run time only
 *   <li>{@link Reflection}: the model of a schema that is in a database
 *   <li>{@link ReflectOptions}: what of a database is reflected
 *   <li>{@link SchemaTarget}: a database that a schema is created in and read from
 * </ol>
 */
@NullMarked
package io.leanq.schema;

import org.jspecify.annotations.NullMarked;
