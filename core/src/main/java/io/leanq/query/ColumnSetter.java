package io.leanq.query;

import io.leanq.schema.Column;
import io.leanq.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * One row on its way into a table: what a {@link RowWriter} sets columns of. It is no statement, and belongs to one
 * thread.
 *
 * @param <T> the table
 */
public interface ColumnSetter<T extends Table<T>> {

    /**
     * @param value null draws where a sequence feeds the column, is the constant default of another NOT NULL column,
     *     and is NULL otherwise
     * @throws io.leanq.InvalidStatement if the row mapping does not list the column, the column is set already, its
     *     type cannot hold every digit of the value, or null is given to a NOT NULL column whose default is a clock
     */
    <V> ColumnSetter<T> set(Column<T, V> column, @Nullable V value);

    /**
     * Sets the column to what the database computes.
     *
     * @throws io.leanq.InvalidStatement if the row is one of a batch, which sends values only
     */
    <V> ColumnSetter<T> set(Column<T, V> column, Expression<V> value);

    /** Sets the column to NULL, whatever its default; a column that a sequence feeds draws. */
    ColumnSetter<T> setNull(Column<T, ?> column);
}
