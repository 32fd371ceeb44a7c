package io.leanq.query;

import io.leanq.schema.Table;

/**
 * Writes a row record to the columns of a row. It must set each column of its mapping, in every row, and must be
 * stateless, since threads share it. {@link ColumnSetter} says what a null value becomes.
 */
@FunctionalInterface
public interface RowWriter<T extends Table<T>, R> {

    /** @return what the last {@code set(…)} returned */
    ColumnSetter<T> write(R row, ColumnSetter<T> to);
}
