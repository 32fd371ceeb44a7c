package io.leanq.embedded.database;

import io.leanq.embedded.rewrite.CopyNames;
import io.leanq.embedded.rewrite.Quoted;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finishes each ALTER TABLE in which a server died, or takes it back. H2 alters a table in four steps, each of which it
 * commits: it makes a copy with another name, fills it, drops the table, and renames the copy and what belongs to it.
 * While the table exists, the copy is dropped. Without the table the copy has all its rows, and is renamed.
 */
final class InterruptedAlters {
    /** The name of a constraint or index of a copy: that of the copy, and then its own. */
    private static final Pattern PART = Pattern.compile(".+?_COPY_\\d+_\\d+_(.+)", Pattern.DOTALL);

    private final Statement h2;

    private InterruptedAlters(Statement h2) {
        this.h2 = h2;
    }

    /** @param root H2's connection while nobody else uses the database */
    static void finish(Connection root) throws SQLException {
        try (Statement statement = root.createStatement()) {
            new InterruptedAlters(statement).run();
        }
    }

    private void run() throws SQLException {
        Map<Table, List<String>> copies = new LinkedHashMap<>();
        for (List<String> row : rows("SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
                + " WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME LIKE '%COPY%' ORDER BY TABLE_SCHEMA, TABLE_NAME")) {
            CopyNames.original(row.get(1))
                    .ifPresent(original -> copies.computeIfAbsent(
                                    new Table(row.get(0), original), table -> new ArrayList<>())
                            .add(row.get(1)));
        }
        for (Map.Entry<Table, List<String>> entry : copies.entrySet()) {
            Table table = entry.getKey();
            if (exists(table)) {
                for (String copy : entry.getValue()) {
                    h2.execute("DROP TABLE " + new Table(table.schema, copy).quoted() + " CASCADE");
                }
            } else if (entry.getValue().size() == 1) {
                rename(table, entry.getValue().get(0));
            }
        }
        renameParts();
        if (!copies.isEmpty()) {
            recompileViews();
        }
    }

    private record Table(String schema, String name) {
        String quoted() {
            return Quoted.name(schema) + "." + Quoted.name(name);
        }

        /** The condition of a query for the rows of this table. */
        String where(String schemaColumn, String nameColumn) {
            return " WHERE " + schemaColumn + " = " + Quoted.text(schema) + " AND " + nameColumn + " = "
                    + Quoted.text(name);
        }
    }

    private List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (ResultSet result = h2.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private boolean exists(Table table) throws SQLException {
        return !rows("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES" + table.where("TABLE_SCHEMA", "TABLE_NAME"))
                .isEmpty();
    }

    private void rename(Table table, String copy) throws SQLException {
        h2.execute("ALTER TABLE " + new Table(table.schema, copy).quoted() + " RENAME TO " + Quoted.name(table.name));
    }

    /** Constraints and indexes of a renamed copy, and foreign keys of other tables to it, get their names back. */
    private void renameParts() throws SQLException {
        for (List<String> constraint : rows("SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME"
                + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS ORDER BY CONSTRAINT_NAME")) {
            Matcher part = PART.matcher(constraint.get(2));
            if (part.matches()) {
                h2.execute("ALTER TABLE " + new Table(constraint.get(0), constraint.get(1)).quoted()
                        + " RENAME CONSTRAINT " + Quoted.name(constraint.get(2)) + " TO "
                        + Quoted.name(part.group(1)));
            }
        }
        for (List<String> index :
                rows("SELECT INDEX_SCHEMA, INDEX_NAME FROM INFORMATION_SCHEMA.INDEXES" + " ORDER BY INDEX_NAME")) {
            Matcher part = PART.matcher(index.get(1));
            if (part.matches()) {
                h2.execute("ALTER INDEX " + new Table(index.get(0), index.get(1)).quoted() + " RENAME TO "
                        + Quoted.name(part.group(1)));
            }
        }
    }

    /** Views that lacked their table when the database was opened are valid again. */
    private void recompileViews() throws SQLException {
        for (List<String> view : rows("SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.VIEWS"
                + " WHERE STATUS = 'INVALID' ORDER BY TABLE_SCHEMA, TABLE_NAME")) {
            h2.execute("ALTER VIEW IF EXISTS " + new Table(view.get(0), view.get(1)).quoted() + " RECOMPILE");
        }
    }
}
