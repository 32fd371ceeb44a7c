/**
 * The language users write statements in: typed expressions, steps of statements, and the entry points in {@link io.leanq.query.Dsl}.
 *
 * <p>Behind the interfaces, queries are {@code SelectQuery}, {@code CombinedQuery} and {@code WithQuery}. An insert or upsert is
 * an {@code InsertStatement} (one row, column by column), {@code UntypedRows} of {@code UntypedColumns} (columns, then rows) or a
 * {@code CompleteInsert}, of row records by {@code RecordInsert} or of a query's rows; all get the columns that sequences feed from
 * {@code InsertNodes}. Row writers set columns of a {@code MappedRow}: a {@code ValuesRow} of an insert or a {@code BatchRow} of a
 * batch. An update or delete is a {@code CompleteChange}. What an operator checks and becomes stands in {@code Operations} (comparisons, and LIKE
 * with its escapes), {@code Numbers}, {@code Casts} and {@code SqlTypes}.
 */
@NullMarked
package io.leanq.query;

import org.jspecify.annotations.NullMarked;
