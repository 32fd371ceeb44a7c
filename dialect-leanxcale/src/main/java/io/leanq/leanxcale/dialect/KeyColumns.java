package io.leanq.leanxcale.dialect;

import io.leanq.InvalidDefinition;
import io.leanq.tree.DdlNode;
import java.util.List;

/** The rules that hold for all options that place rows (docs/leanxcale.md, "Placement of rows"). */
final class KeyColumns {

    private KeyColumns() {}

    /**
     * Requires that the columns belong to the table's primary key.
     *
     * @throws InvalidDefinition if the table has no primary key, or one without one of the columns
     */
    static void require(String option, List<String> columns, DdlNode.CreateTable table) {
        if (table.primaryKey().isEmpty()) {
            throw new InvalidDefinition(
                    option + " of " + table.name() + " needs a primary key: define one, with " + columns + " in it");
        }
        for (String column : columns) {
            if (!table.primaryKey().contains(column)) {
                throw new InvalidDefinition(option + " of " + table.name() + ": " + column
                        + " is not in the primary key " + table.primaryKey()
                        + ": rows are placed by columns of the key, so add it there");
            }
        }
    }

    static DdlNode.ColumnSpec column(String option, String name, DdlNode.CreateTable table) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidDefinition(option + " of " + table.name() + ": there is no column " + name));
    }

    static List<String> requireSome(String option, List<String> columns) {
        if (columns.isEmpty()) {
            throw new InvalidDefinition(option + " needs at least one column");
        }
        return List.copyOf(columns);
    }
}
