package io.leanq.query;

import io.leanq.schema.Column;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An insert or upsert of one row, of which more columns can be set. A column that is not set takes its default; if a
 * sequence feeds the column, it takes {@code NEXT VALUE FOR} that sequence. Immutable.
 *
 * @param <T> the table
 */
public interface InsertStep<T> extends Insert {

    /**
     * @param value null writes NULL, or draws the next number if a sequence feeds the column
     * @throws io.leanq.InvalidStatement if the column belongs to another instance of a table, or its type cannot hold
     *     every digit of the value
     */
    <V> InsertStep<T> set(Column<T, V> column, @Nullable V value);

    /** Sets the column to an expression that the database computes. */
    <V> InsertStep<T> set(Column<T, V> column, Expression<V> value);

    /** {@link #set(Column, Object)}, or nothing at all if the value is absent: the column takes its default. */
    default <V> InsertStep<T> setIfPresent(Column<T, V> column, Optional<? extends V> value) {
        Needed.COLUMN.in("setIfPresent(null, …)", column);
        return Needed.OPTIONAL.in("setIfPresent(column, null)", value).isPresent() ? set(column, value.get()) : this;
    }

    /** Sets the column to NULL even if it has a default. */
    InsertStep<T> setNull(Column<T, ?> column);
}
