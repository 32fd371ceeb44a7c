package io.leanq.query;

import io.leanq.InvalidDefinition;
import io.leanq.schema.Column;
import io.leanq.schema.Table;
import java.util.List;

/**
 * A table's row record, of any width: which columns, how a record is read from them by position, and how it is written
 * to them by column.
 *
 * @param columns in the order in which {@code read} finds their cells; not empty
 */
public record RowMapping<T extends Table<T>, R>(
        List<? extends Column<T, ?>> columns, RowReader<R> read, RowWriter<T, R> write) implements Selection<R> {
    public RowMapping {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new InvalidDefinition("a row mapping needs at least one column");
        }
    }

    @Override
    public Projection<R> projection() {
        return Projection.ofColumns(columns, read);
    }
}
