package io.leanq.query;

import io.leanq.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * An insert or upsert of one row, to which more columns can be set. A column left out takes its default; one that is
 * fed by a sequence takes {@code NEXT VALUE FOR} it.
 *
 * @param <T> the table
 */
public interface InsertStep<T> extends Insert {

    /**
     * @param value null writes NULL, or draws the next value if the column is fed by a sequence
     * @throws io.leanq.InvalidStatement if the column belongs to another instance of a table, or its type cannot hold
     *     every digit of the value
     */
    <V> InsertStep<T> set(Column<T, V> column, @Nullable V value);

    /** Sets the column to what the database computes. */
    <V> InsertStep<T> set(Column<T, V> column, Expression<V> value);

    /** Writes NULL, whatever the column's default. */
    InsertStep<T> setNull(Column<T, ?> column);
}
