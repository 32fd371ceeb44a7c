package io.leanq.exec;

import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.schema.IndexDefinition;
import io.leanq.tree.ObjectName;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The indexes of a table that users made, and its unique constraints under their own names. Engines make more, for keys: H2
 * as PRIMARY_KEY_1 and NAME_OF_CONSTRAINT_INDEX_2, HSQLDB under the constraint's name.
 */
final class JdbcIndexes {
    private static final String H2_INFIX = "_INDEX_";

    private JdbcIndexes() {}

    static List<IndexDefinition> read(
            DriverConnection connection, DatabaseMetaData metadata, ObjectName table, List<String> primaryKey)
            throws SQLException {
        Map<String, String> constraints = constraints(connection, table);
        List<IndexDefinition> indexes = new ArrayList<>();
        for (IndexDefinition index : all(metadata, table)) {
            String constraint = constraints.containsKey(index.name()) ? index.name() : withoutInfix(index.name());
            String kind = constraints.getOrDefault(constraint, "");
            boolean ofPrimaryKey = index.unique()
                    && index.columns().equals(primaryKey)
                    && (kind.equals("PRIMARY KEY") || index.name().startsWith("PRIMARY_KEY"));
            if (kind.equals("UNIQUE")) {
                indexes.add(new IndexDefinition(constraint, index.columns(), true));
            } else if (!ofPrimaryKey && !kind.equals("FOREIGN KEY")) {
                indexes.add(index);
            }
        }
        return indexes;
    }

    private static String withoutInfix(String name) {
        int infix = name.lastIndexOf(H2_INFIX);
        return infix < 0 ? name : name.substring(0, infix);
    }

    /** Kinds by names. */
    private static Map<String, String> constraints(DriverConnection connection, ObjectName table) {
        Map<String, String> kinds = new HashMap<>();
        try (DriverCursor rows = connection.query(
                "SELECT CONSTRAINT_NAME, CONSTRAINT_TYPE FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
                        + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
                values -> {
                    values.setString(0, table.schema().orElse(""));
                    values.setString(1, table.name());
                })) {
            while (rows.next()) {
                kinds.put(String.valueOf(rows.getString(0)), String.valueOf(rows.getString(1)));
            }
        }
        return kinds;
    }

    private static List<IndexDefinition> all(DatabaseMetaData metadata, ObjectName table) throws SQLException {
        Map<String, IndexDefinition> indexes = new LinkedHashMap<>();
        try (ResultSet rows = metadata.getIndexInfo(null, table.schema().orElse(null), table.name(), false, false)) {
            while (rows.next()) {
                String name = rows.getString("INDEX_NAME");
                if (name != null) {
                    IndexDefinition part = new IndexDefinition(
                            name, List.of(rows.getString("COLUMN_NAME")), !rows.getBoolean("NON_UNIQUE"));
                    indexes.merge(name, part, JdbcIndexes::joined);
                }
            }
        }
        return List.copyOf(indexes.values());
    }

    private static IndexDefinition joined(IndexDefinition first, IndexDefinition next) {
        List<String> columns = new ArrayList<>(first.columns());
        columns.addAll(next.columns());
        return new IndexDefinition(first.name(), columns, first.unique());
    }
}
