package io.leanq.query;

import io.leanq.schema.Column;
import io.leanq.schema.Table;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a row record, with the accessor of its component. Made by {@link Dsl#field}.
 *
 * @param <T> the table class
 * @param <V> the Java type of the column's values
 * @param <R> the record
 * @param column the column
 * @param get returns the column's value from a record, null for NULL
 */
public record Field<T extends Table<T>, V, R>(Column<T, V> column, Function<? super R, ? extends @Nullable V> get) {

    ColumnSetter<T> write(R row, ColumnSetter<T> to) {
        V value = get.apply(row);
        return to.set(column, value);
    }
}
