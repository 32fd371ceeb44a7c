package io.leanq.embedded.database;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A foreign key that refuses whatever would break it; those that change rows themselves (CASCADE, SET NULL) are H2's affair.
 *
 * @param child the table that refers
 * @param parent the table that is referred to, by {@code parentColumns} in the order of {@code columns}
 */
public record ForeignKey(String name, Name child, List<String> columns, Name parent, List<String> parentColumns) {

    /** A table by the names that are stored. */
    public record Name(String schema, String table) {
        boolean is(String schemaName, String tableName) {
            return schema.equalsIgnoreCase(schemaName) && table.equalsIgnoreCase(tableName);
        }

        String sql() {
            return LeanxcaleDatabase.quoted(schema) + "." + LeanxcaleDatabase.quoted(table);
        }
    }

    /** {@code SELECT 1} of a parent of a key that is bound. */
    public String parentQuery() {
        return query(parent, parentColumns);
    }

    /** {@code SELECT 1} of a child of a key that is bound. */
    public String childQuery() {
        return query(child, columns);
    }

    private static String query(Name table, List<String> columns) {
        return columns.stream()
                .map(column -> LeanxcaleDatabase.quoted(column) + " = ?")
                .collect(Collectors.joining(" AND ", "SELECT 1 FROM " + table.sql() + " WHERE ", " LIMIT 1"));
    }

    /** As H2 tells of a key that is broken, without the values. */
    public String violation() {
        return "Foreign key violation: \"" + name + ": " + child.schema + "." + child.table + " FOREIGN KEY("
                + String.join(", ", columns) + ") REFERENCES " + parent.schema + "." + parent.table + "("
                + String.join(", ", parentColumns) + ")\"";
    }
}
