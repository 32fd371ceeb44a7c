package io.leanq.schema;

import io.leanq.query.ArrayType;
import io.leanq.query.BooleanType;
import io.leanq.query.DataType;
import io.leanq.query.NumericType;
import io.leanq.query.PlainType;
import io.leanq.query.TemporalType;
import io.leanq.query.TextType;
import java.util.List;

/**
 * The common methods of tables and views that are known at run time only: their columns are looked up by name. The
 * interface is not public, so that users see only its two implementations.
 *
 * @param <T> the class itself
 */
sealed interface RunTimeTable<T extends Table<T>> permits DynamicTable, DynamicView {
    /** All columns, in the order of definition. */
    default List<Column<T, ?>> columns() {
        return RunTimeColumns.of(this).all();
    }

    /**
     * The column of this name and type.
     *
     * @throws io.leanq.InvalidDefinition if there is no such column, or it has another type; so for the other overloads
     */
    default <V> Column<T, V> get(String name, DataType<V, ?, ?> type) {
        return column(name, type);
    }

    /** The text column with this name. */
    default TextColumn<T> get(String name, TextType type) {
        return column(name, type);
    }

    /** The column of truth values with this name. */
    default BooleanColumn<T> get(String name, BooleanType type) {
        return column(name, type);
    }

    /** The column of numbers with this name. */
    default <N extends Number> NumberColumn<T, N> get(String name, NumericType<N> type) {
        return column(name, type);
    }

    /** The column of dates or times with this name. */
    default <V> TemporalColumn<T, V> get(String name, TemporalType<V> type) {
        return column(name, type);
    }

    /** The column of arrays with this name. */
    default <E, K> ArrayColumn<T, E, K> get(String name, ArrayType<E, K> type) {
        return column(name, type);
    }

    /** The column of bytes, or of the user's own Java type, with this name. */
    default <V> PlainColumn<T, V> get(String name, PlainType<V> type) {
        return column(name, type);
    }

    /** @param <C> the kind of column that belongs to the type */
    @SuppressWarnings("unchecked") // get() compares SQL type, Java type and kind
    private <C extends Column<T, ?>> C column(String name, DataType<?, ?, ?> type) {
        return (C) RunTimeColumns.of(this).get(name, type);
    }
}
