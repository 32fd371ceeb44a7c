package io.leanq.query;

import io.leanq.schema.Table;

/**
 * Sets the columns of an insert from a row record. Must set each column of its mapping, in every row.
 *
 * <p>{@code set(column, null)} draws where a sequence feeds the column, writes the constant default of another NOT NULL
 * column, refuses a NOT NULL column whose default is a clock, and writes NULL otherwise; {@code setNull(column)} writes NULL.
 */
@FunctionalInterface
public interface RowWriter<T extends Table<T>, R> {
    InsertStep<T> write(R row, InsertStep<T> to);
}
