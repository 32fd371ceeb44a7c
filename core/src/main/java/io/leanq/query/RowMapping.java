package io.leanq.query;

import io.leanq.InvalidDefinition;
import io.leanq.schema.Column;
import io.leanq.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The mapping between a table's columns and a row record: which columns belong to it, how a record is read from their
 * cells, and how a record is written to them. Immutable and thread-safe if {@code read} and {@code write} are
 * stateless.
 *
 * @param <T> the table class
 * @param <R> the record
 * @param columns the columns in the order in which {@code read} finds their cells; not empty
 * @param read makes a record from the cells
 * @param write sets every column of the mapping from a record
 */
public record RowMapping<T extends Table<T>, R>(
        List<? extends Column<T, ?>> columns, RowReader<R> read, RowWriter<T, R> write) implements RowShape<R> {
    public RowMapping {
        if (columns == null || columns.stream().anyMatch(Objects::isNull) || read == null || write == null) {
            throw new InvalidDefinition(
                    "a row mapping of null: give its columns, its reader and its writer; the fields of"
                            + " a table are null before its constructor has run");
        }
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new InvalidDefinition("a row mapping needs at least one column");
        }
    }

    /**
     * The columns of a mapping under construction.
     *
     * @throws io.leanq.InvalidStatement if a field is null
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    static <T extends Table<T>> List<Column<T, ?>> columnsOf(Field<T, ?, ?>... fields) {
        List<Column<T, ?>> columns = new ArrayList<>(fields.length);
        for (Field<T, ?, ?> field : Needed.FIELD.inAll("mapping(null)", fields)) {
            columns.add(field.column());
        }
        return columns;
    }

    @Override
    public Projection<R> projection() {
        return Projection.ofColumns(columns, read);
    }
}
