/**
 * The language users write statements in: typed expressions, steps of statements, and the entry points in {@link io.leanq.query.Dsl}.
 *
 * <p>Behind the interfaces, queries are {@code SelectQuery}, {@code CombinedQuery} and {@code WithQuery}. An insert or upsert is
 * an {@code InsertStatement} (one row, column by column), an {@code InsertInto} (columns, then rows or a query) or made by
 * {@code RowInserts} (row records); all get the columns that sequences feed from {@code InsertRows}, a batch from
 * {@code Batch} and {@code BatchRow}. What an operator checks and becomes stands in {@code Operations} (comparisons, and LIKE
 * with its escapes), {@code Numbers}, {@code Casts} and {@code SqlTypes}.
 */
@NullMarked
package io.leanq.query;

import org.jspecify.annotations.NullMarked;
