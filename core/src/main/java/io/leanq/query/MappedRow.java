package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row that a row writer writes, with a place for each column of the row mapping. */
abstract class MappedRow<T extends Table<T>> implements ColumnSetter<T> {
    private final RowTable<?, ?> table;
    private final List<Column<T, ?>> columns;
    private final @Nullable Object[] places;
    private int next;

    MappedRow(RowTable<?, ?> table, List<Column<T, ?>> columns) {
        this.table = table;
        this.columns = columns;
        this.places = new Object[columns.size()];
    }

    final RowTable<?, ?> table() {
        return table;
    }

    final int width() {
        return places.length;
    }

    final Column<T, ?> column(int position) {
        return columns.get(position);
    }

    /** The value of the column at this position; null if the column is not set. */
    final @Nullable Object at(int position) {
        return places[position];
    }

    final void put(Column<T, ?> column, Object value) {
        int position = find(column);
        if (places[position] != null) {
            throw new InvalidStatement("the row writer sets " + column + " twice: set it once");
        }
        places[position] = value;
        next = position + 1;
    }

    /**
     * Sets the columns from a row record.
     *
     * @throws InvalidStatement if the row writer returns another object than the last {@code set(…)}
     */
    final <R> void fill(RowMapping<T, R> mapping, R row) {
        if (mapping.write().write(row, this) != this) {
            throw new InvalidStatement(
                    "the row writer of " + table.definition().name() + " must answer what the last set(…) answered");
        }
    }

    /** Clears all columns for the next row. */
    final void clear() {
        Arrays.fill(places, null);
        next = 0;
    }

    /**
     * The position of a column. The position after the last one is tried first, since writers usually set columns in
     * the order of the mapping.
     */
    private int find(Column<T, ?> column) {
        if (next < places.length && columns.get(next) == column) {
            return next;
        }
        Assignments.requireOf(table, column);
        for (int i = 0; i < places.length; i++) {
            if (columns.get(i).name().equals(column.name())) {
                return i;
            }
        }
        throw new InvalidStatement("the row writer of " + table.definition().name() + " sets " + column.name()
                + ", which the row mapping does not list: add it to its columns");
    }

    /**
     * The value that the column is set to.
     *
     * @throws InvalidStatement if the column is not set
     */
    final <X> X requireSet(Column<T, ?> column, @Nullable X value) {
        if (value == null) {
            throw new InvalidStatement("the row writer of " + table.definition().name() + " does not set "
                    + column.name() + ", which the row mapping lists: set it, to null if need be");
        }
        return value;
    }
}
