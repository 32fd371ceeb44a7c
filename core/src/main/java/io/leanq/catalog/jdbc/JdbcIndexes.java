package io.leanq.catalog.jdbc;

import static io.leanq.catalog.CatalogRow.text;

import io.leanq.SqlException;
import io.leanq.catalog.IndexDefinition;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The indexes of a table that users created, and its unique constraints under their own names. The indexes that engines
 * create for keys are left out: H2 names them PRIMARY_KEY_1 and NAME_OF_CONSTRAINT_INDEX_2, HSQLDB gives them the name
 * of the constraint.
 *
 * @param haveUniqueConstraints whether the unique constraints are known to be among the indexes. JDBC does not require
 *     it, but databases with the standard's view of constraints, such as H2 and HSQLDB, create an index for each and
 *     show it
 */
record JdbcIndexes(List<IndexDefinition> all, boolean haveUniqueConstraints) {
    private static final String H2_INFIX = "_INDEX_";

    /** @param rows the rows of {@link java.sql.DatabaseMetaData#getIndexInfo} */
    static JdbcIndexes read(DriverConnection connection, DriverCursor rows, ObjectName table, List<String> primaryKey) {
        List<IndexDefinition> all = all(rows);
        Optional<Map<String, String>> told = constraints(connection, table);
        Map<String, String> constraints = told.orElse(Map.of());
        List<IndexDefinition> indexes = new ArrayList<>();
        for (IndexDefinition index : all) {
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
        return new JdbcIndexes(indexes, told.isPresent());
    }

    private static String withoutInfix(String name) {
        int infix = name.lastIndexOf(H2_INFIX);
        return infix < 0 ? name : name.substring(0, infix);
    }

    /**
     * The kinds of the table's constraints by name. Empty if the database has no view of constraints: its indexes are
     * then taken as they are.
     */
    private static Optional<Map<String, String>> constraints(DriverConnection connection, ObjectName table) {
        Map<String, String> kinds = new HashMap<>();
        try (DriverCursor rows = connection.query(
                "SELECT CONSTRAINT_NAME, CONSTRAINT_TYPE FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
                        + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
                values -> {
                    values.setString(0, table.schema().orElse(""));
                    values.setString(1, table.name());
                })) {
            while (rows.next()) {
                kinds.put(text(rows, 0), text(rows, 1));
            }
        } catch (SqlException e) {
            if (!e.mayBeUnknownName()) {
                throw e;
            }
            return Optional.empty();
        }
        return Optional.of(kinds);
    }

    private static List<IndexDefinition> all(DriverCursor rows) {
        Map<String, IndexDefinition> indexes = new LinkedHashMap<>();
        try (rows) {
            while (rows.next()) {
                // a row without a name is a statistic of the table
                if (!rows.isNull(5)) {
                    IndexDefinition part =
                            new IndexDefinition(text(rows, 5), List.of(text(rows, 8)), !rows.getBoolean(3));
                    indexes.merge(part.name(), part, JdbcIndexes::joined);
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
