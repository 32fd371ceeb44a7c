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

    /**
     * The insert of a row in which every column has its default, or the next number of the sequence that feeds it:
     * {@code INSERT INTO t (a, b) VALUES (DEFAULT, DEFAULT)}.
     *
     * @throws io.leanq.InvalidStatement if a column is set, for then the others have their defaults anyway; or if a
     *     column is NOT NULL and has neither default nor sequence
     */
    Insert defaultValues();

    /**
     * Inserts the row only if the table has none with its primary key: {@code INSERT INTO t (a, b) SELECT a, b FROM one
     * row WHERE NOT EXISTS (…)}. The row that is there stays as it is, and the number of changed rows is 0.
     *
     * <p>The look-up sees what the transaction sees. If another transaction inserts the same key meanwhile, this insert
     * fails, by {@link io.leanq.ConstraintViolation} or {@link io.leanq.WriteConflict}; there is never a second row.
     *
     * @throws io.leanq.InvalidStatement if the statement is an upsert, the primary key is not set to values or params,
     *     a value reads a column of the row itself, or a column that a sequence feeds is left out
     */
    Insert ifAbsent();

    /**
     * Inserts the row, or sets these columns of the row that has its primary key: {@code MERGE INTO t USING one row ON
     * key WHEN MATCHED THEN UPDATE SET … WHEN NOT MATCHED THEN INSERT …}. Other columns of a row that is there keep
     * their values, where {@link Dsl#upsertInto} resets them; a column that a sequence feeds is inserted only. Of
     * transactions that insert the same key at once, all but one fail as in {@link #ifAbsent}.
     *
     * @throws io.leanq.InvalidStatement as {@link #ifAbsent}, or if only the primary key is set
     */
    Change orUpdate();
}
