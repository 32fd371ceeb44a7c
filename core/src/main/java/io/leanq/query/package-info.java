/**
 * The language in which users write statements: typed expressions, the steps of statements, and the entry class.
 *
 * <ol>
 *   <li>{@link Dsl}: the entry class, where every statement begins; import it statically
 *   <li>{@link Expression}: anything that has a value, with the operations that all types have
 *   <li>{@link Condition}: something that is true, false or unknown
 *   <li>{@link NumberExpression}: a number, with arithmetic
 *   <li>{@link TextExpression}: text, with LIKE and the functions of text
 *   <li>{@link TemporalExpression}: a date or a time, with its parts
 *   <li>{@link Case}: a CASE expression under construction, one branch after the other
 *   <li>{@link From}: a select with its from clause, to which more sources can be joined
 *   <li>{@link Filtered}: a select after its where clause
 *   <li>{@link Query}: a query whose rows are read as one Java type
 *   <li>{@link Derived}: a query in a from clause, with typed columns
 *   <li>{@link Cte}: a common table expression: a query with a name, declared by WITH
 *   <li>{@link Row}: a result row of a select whose columns were given as a list
 *   <li>{@link RowMapping}: how a row record is read and written
 *   <li>{@link InsertStep}: an insert or upsert of one row, column by column
 *   <li>{@link UpdateStep}: an update without its condition: it needs one, or an explicit everyRow()
 *   <li>{@link Change}: a statement that changes rows
 *   <li>{@link Batch}: one prepared statement for any number of rows
 *   <li>{@link Param}: a placeholder for a value that each execution supplies
 *   <li>{@link Statement}: what queries and changes have in common: an immutable value that renders to SQL
 * </ol>
 *
 * <p>The classes behind the interfaces: queries are {@code SelectQuery}, {@code CombinedQuery}, {@code WithQuery} and
 * {@code LockingQuery}. An insert or upsert is an {@code InsertStatement} (one row, column by column), an
 * {@code UntypedRows} of {@code UntypedColumns} (columns, then rows) or a {@code CompleteInsert}, made from row records
 * by {@code RecordInsert} or from a query. {@code InsertNodes} adds to all of them the columns that sequences feed. Row
 * writers set columns of a {@code MappedRow}: a {@code ValuesRow} of an insert, a {@code BatchRow} of a batch of
 * inserts, or a {@code KeyedRow} of an update or delete by record, which {@code RecordChange} and {@code RecordBatch}
 * make of a {@code KeyedTable}. An update or delete is a {@code CompleteChange}; one that must find a version is a
 * {@code VersionedChange}. The checks and nodes of operators are in {@code Operations} (comparisons, and LIKE with its
 * escapes), {@code Numbers}, {@code Casts} and {@code SqlTypes}.
 */
@NullMarked
package io.leanq.query;

import org.jspecify.annotations.NullMarked;
