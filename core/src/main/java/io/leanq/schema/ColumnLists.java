package io.leanq.schema;

import io.leanq.InvalidDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Column names from the varargs of a table's constructor, where fields declared further down are still null. */
final class ColumnLists {

    private ColumnLists() {}

    static List<String> names(@Nullable Column<?, ?> first, @Nullable Column<?, ?>[] more) {
        List<String> names = new ArrayList<>();
        names.add(name(first));
        for (Column<?, ?> column : Required.in("null for columns", "name the columns", more)) {
            names.add(name(column));
        }
        return names;
    }

    private static String name(@Nullable Column<?, ?> column) {
        if (column == null) {
            throw new InvalidDefinition(
                    "a column here is null: call this in the constructor, after the fields that hold" + " the columns");
        }
        return column.name();
    }
}
