package io.leanq.query;

import io.leanq.schema.Column;
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

    /** Sets the column to NULL even if it has a default. */
    InsertStep<T> setNull(Column<T, ?> column);
}
