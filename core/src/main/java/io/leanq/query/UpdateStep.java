package io.leanq.query;

import io.leanq.schema.Column;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An update without its condition. It becomes a statement by {@link #where} or, for all rows, by {@link #everyRow()}.
 * Immutable.
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

    /** Sets the column to an expression, which the database computes from the row before the update. */
    <V> UpdateStep<T> set(Column<T, V> column, Expression<V> value);

    /** {@link #set(Column, Object)}, or nothing at all if the value is absent: the column keeps its value. */
    default <V> UpdateStep<T> setIfPresent(Column<T, V> column, Optional<? extends V> value) {
        Needed.COLUMN.in("setIfPresent(null, …)", column);
        return Needed.OPTIONAL.in("setIfPresent(column, null)", value).isPresent() ? set(column, value.get()) : this;
    }

    /** Sets the column to NULL. */
    UpdateStep<T> setNull(Column<T, ?> column);

    /**
     * Completes the update. {@link FilteredChange#where} adds conditions.
     *
     * @throws io.leanq.InvalidStatement if no column is set, a column is set twice, the condition contains an
     *     aggregate, or all optional parts of the condition are absent
     */
    FilteredChange where(Condition condition);

    /**
     * Updates every row of the table.
     *
     * @throws io.leanq.InvalidStatement if no column is set, or a column is set twice
     */
    Change everyRow();
}
