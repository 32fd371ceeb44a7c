package io.leanq.query;

import io.leanq.schema.Column;
import io.leanq.schema.Table;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a row record and how the record gives its value. Made by {@link Dsl#field}.
 *
 * @param <R> the record
 */
public record Field<T extends Table<T>, V, R>(Column<T, V> column, Function<? super R, ? extends @Nullable V> get) {

    ColumnSetter<T> write(R row, ColumnSetter<T> to) {
        V value = get.apply(row);
        return to.set(column, value);
    }
}
