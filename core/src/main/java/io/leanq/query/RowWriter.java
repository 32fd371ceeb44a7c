package io.leanq.query;

import io.leanq.schema.Table;

/**
 * Sets the columns of a row from a row record: each column of its mapping, in every row. {@link ColumnSetter} says what
 * null becomes.
 */
@FunctionalInterface
public interface RowWriter<T extends Table<T>, R> {

    /** @return what the last {@code set(…)} answered */
    ColumnSetter<T> write(R row, ColumnSetter<T> to);
}
