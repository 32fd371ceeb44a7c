package io.leanq.testkit;

import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.Table;
import io.leanq.type.Cells;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table and its rows.
 *
 * @param rows rows with a value of {@link io.leanq.type.SqlType#valueClass()} or null for each column, in the order of
 *     definition
 */
public record TableRows(Table<?> table, List<List<@Nullable Object>> rows) {
    public TableRows {
        rows = List.copyOf(rows);
        for (List<@Nullable Object> row : rows) {
            if (row.size() != table.definition().columns().size()) {
                throw new IllegalArgumentException(
                        table.definition().name() + ": a row has a value for each column, or null");
            }
        }
    }

    /** Reads a row of all columns, in the order of definition. */
    List<@Nullable Object> read(Cells cells) {
        List<ColumnDefinition> columns = table.definition().columns();
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            row.add(columns.get(i).type().sqlType().read(cells, i));
        }
        return row;
    }
}
