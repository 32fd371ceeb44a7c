package io.leanq.query;

import io.leanq.schema.Column;
import io.leanq.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * One row that is being written to a table: a {@link RowWriter} sets its columns. It is no statement. Not thread-safe.
 *
 * @param <T> the table
 */
public interface ColumnSetter<T extends Table<T>> {

    /**
     * @param value null draws the next number if a sequence feeds the column; it becomes the constant default of
     *     another NOT NULL column, and NULL otherwise. In an update by record null is NULL, and refused for a NOT NULL
     *     column
     * @throws io.leanq.InvalidStatement if the row mapping does not list the column, the column is set already, its
     *     type cannot hold every digit of the value, or null is given to a NOT NULL column whose default is the current
     *     time or date
     */
    <V> ColumnSetter<T> set(Column<T, V> column, @Nullable V value);

    /**
     * Sets the column to an expression that the database computes.
     *
     * @throws io.leanq.InvalidStatement if the row belongs to a batch, which sends values only
     */
    <V> ColumnSetter<T> set(Column<T, V> column, Expression<V> value);

    /** Sets the column to NULL even if it has a default. A column that a sequence feeds draws the next number. */
    ColumnSetter<T> setNull(Column<T, ?> column);
}
