package io.leanq.schema;

import io.leanq.InvalidDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads column names from the varargs of a call in a table's constructor, where fields that are declared further down
 * are still null.
 */
final class ColumnLists {

    private ColumnLists() {}

    /** @param where the call and its table, for the message of a failure */
    static List<String> names(String where, @Nullable Column<?, ?> first, @Nullable Column<?, ?> @Nullable [] more) {
        List<String> names = new ArrayList<>();
        names.add(name(where, first));
        for (Column<?, ?> column : Required.in(where + ": null for columns", "name them, or leave them out", more)) {
            names.add(name(where, column));
        }
        return names;
    }

    private static String name(String where, @Nullable Column<?, ?> column) {
        if (column == null) {
            throw new InvalidDefinition(where
                    + ": a column is null: call this in the constructor, after the fields that" + " hold the columns");
        }
        return column.name();
    }
}
