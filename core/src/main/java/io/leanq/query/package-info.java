/**
 * The language users write statements in: typed expressions, steps of statements, and where both begin.
 *
 * <ol>
 *   <li>{@link Dsl}: where every statement begins; import it statically
 *   <li>{@link Expression}: anything that has a value, with the operations of every type
 *   <li>{@link Condition}: something that is true, false or unknown
 *   <li>{@link NumberExpression}: a number, with arithmetic
 *   <li>{@link TextExpression}: text, with LIKE and the functions of text
 *   <li>{@link TemporalExpression}: a date or a time, with its parts
 *   <li>{@link Case}: CASE WHEN, one branch after the other
 *   <li>{@link From}: a select with its sources, to which more are joined
 *   <li>{@link Filtered}: a select behind its WHERE
 *   <li>{@link Query}: a query whose rows are read as one Java type
 *   <li>{@link Derived}: a query in a from clause, with typed columns
 *   <li>{@link Cte}: a query with a name, behind WITH
 *   <li>{@link Row}: a row whose columns are given as a list
 *   <li>{@link RowMapping}: how a row record is read and written
 *   <li>{@link InsertStep}: an insert or upsert of one row, column by column
 *   <li>{@link UpdateStep}: an update that wants a condition, or every row said on purpose
 *   <li>{@link Change}: a statement that changes rows
 *   <li>{@link Batch}: one prepared statement for any number of rows
 *   <li>{@link Param}: a place for a value that is given for each execution
 *   <li>{@link Statement}: what queries and changes share: an immutable value that renders
 * </ol>
 *
 * <p>Behind the interfaces, queries are {@code SelectQuery}, {@code CombinedQuery} and {@code WithQuery}. An insert or
 * upsert is an {@code InsertStatement} (one row, column by column), {@code UntypedRows} of {@code UntypedColumns}
 * (columns, then rows) or a {@code CompleteInsert}, of row records by {@code RecordInsert} or of a query's rows; all
 * get the columns that sequences feed from {@code InsertNodes}. Row writers set columns of a {@code MappedRow}: a
 * {@code ValuesRow} of an insert or a {@code BatchRow} of a batch. An update or delete is a {@code CompleteChange}.
 * What an operator checks and becomes stands in {@code Operations} (comparisons, and LIKE with its escapes),
 * {@code Numbers}, {@code Casts} and {@code SqlTypes}.
 */
@NullMarked
package io.leanq.query;

import org.jspecify.annotations.NullMarked;
