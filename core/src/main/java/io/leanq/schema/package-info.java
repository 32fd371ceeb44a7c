/**
 * The language in which users describe a schema: tables, columns, indexes, sequences, views. A schema can be created in
 * a database, compared with one, and read from one.
 *
 * <ol>
 *   <li>{@link Table}: the superclass of users' table classes, which have a field for each column
 *   <li>{@link Column}: a column, which is also an expression
 *   <li>{@link NumberColumn}: a column of numbers; there are {@link TextColumn}, {@link TemporalColumn},
 *       {@link BooleanColumn} and {@link PlainColumn} too
 *   <li>{@link ColumnOption}: a property of a column besides its name and type: a key, a default, NOT NULL
 *   <li>{@link RecordTable}: a table whose rows are a record, matched with the columns by name and type; a
 *       {@code RowTable} writes out how its record is read and written
 *   <li>{@link ForeignKey}: a foreign key, whose target is looked up when it is first needed
 *   <li>{@link CheckConstraint}: a condition that no row of a table may make false
 *   <li>{@link Index}: an index that is defined outside its table
 *   <li>{@link Sequence}: a sequence of numbers
 *   <li>{@link View}: a view, as a class
 *   <li>{@link MetaData}: the schema objects of an application, with createAll, dropAll, compare and reflect
 *   <li>{@link Created}: the result of createAll
 *   <li>{@link SchemaComparison}: the result of comparing a database with the classes
 *   <li>{@link Difference}: one difference between the database and the classes
 *   <li>{@link SchemaMismatch}: the failure of createAll if an object exists but differs from its class
 *   <li>{@link DynamicTable}: a table that is known at run time only
 *   <li>{@link DynamicView}: a view that is known at run time only
 *   <li>{@link Reflection}: the model of a schema, read from a database
 *   <li>{@link ReflectOptions}: which objects of a database are reflected; {@link OwnTables} are LeanQ's
 *   <li>{@link SchemaTarget}: a database in which schemas are created and from which they are read
 * </ol>
 */
@NullMarked
package io.leanq.schema;

import org.jspecify.annotations.NullMarked;
