package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.schema.Column;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row writer is given to set columns of: a place for each column of the row mapping. Belongs to one thread. */
abstract class WrittenRow<T extends Table<T>> implements InsertStep<T> {
    private final RowTable<?, ?> table;
    private final List<Column<T, ?>> columns;
    private final @Nullable Object[] places;
    private int next;

    WrittenRow(RowTable<?, ?> table, List<Column<T, ?>> columns) {
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

    /** What the column at this position was set to; null if it was not set. */
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

    /** Makes room for the next row. */
    final void clear() {
        java.util.Arrays.fill(places, null);
        next = 0;
    }

    /** Writers set columns in the order of the mapping as a rule, so the search ends at once. */
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

    @Override
    public final <V> Change with(Param<V> param, V value) {
        throw notAStatement();
    }

    @Override
    public final Rendered render(Dialect dialect) {
        throw notAStatement();
    }

    @Override
    public final BoundSql bound(Dialect dialect) {
        throw notAStatement();
    }

    private static LeanqException notAStatement() {
        return new InvalidStatement("a row writer sets columns and nothing else");
    }
}
