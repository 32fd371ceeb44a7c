package io.leanq.query;

import io.leanq.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * An update that is no statement yet: it wants a condition, or {@link #everyRow()} said on purpose.
 *
 * @param <T> the table
 */
public interface UpdateStep<T> {

    /**
     * @param value null writes NULL
     * @throws io.leanq.InvalidStatement if the column belongs to another instance of a table, or its type cannot hold
     *     every digit of the value
     */
    <V> UpdateStep<T> set(Column<T, V> column, @Nullable V value);

    /** Sets the column to what the database computes from the row as it was. */
    <V> UpdateStep<T> set(Column<T, V> column, Expression<V> value);

    UpdateStep<T> setNull(Column<T, ?> column);

    /**
     * @throws io.leanq.InvalidStatement if nothing is set, a column is set twice, an aggregate stands in the condition,
     *     or every part of the condition was absent
     */
    Change where(Condition condition);

    /** All rows of the table, on purpose. */
    Change everyRow();
}
