package io.leanq.embedded.database;

import io.leanq.embedded.rewrite.TableShape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds tables in H2's catalog for the rewriter. */
final class TableShapes implements TableShape.Lookup {
    private static final String COLUMNS = """
            SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME,
                   IS_GENERATED = 'ALWAYS' OR COALESCE(IDENTITY_GENERATION, '') = 'ALWAYS'
            FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION""";

    private static final String KEY = """
            SELECT k.COLUMN_NAME FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE k
            WHERE k.TABLE_SCHEMA = ? AND k.TABLE_NAME = ? AND k.CONSTRAINT_NAME IN (
              SELECT c.CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS c
              WHERE c.TABLE_SCHEMA = ? AND c.TABLE_NAME = ? AND c.CONSTRAINT_TYPE = 'PRIMARY KEY')
            ORDER BY k.ORDINAL_POSITION""";

    private static final String OTHER_CONSTRAINT = """
            SELECT 1 FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
            WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND CONSTRAINT_NAME = ? AND CONSTRAINT_TYPE <> 'FOREIGN KEY'""";

    private static final String UNIQUE_CONSTRAINT = """
            SELECT 1 FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
            WHERE CONSTRAINT_SCHEMA = ? AND CONSTRAINT_NAME = ? AND CONSTRAINT_TYPE = 'UNIQUE'""";

    private static final String REMARKS =
            "SELECT REMARKS FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

    private final RootConnection root;
    private final Users users;
    private final Supplier<String> currentSchema;

    TableShapes(RootConnection root, Users users, Supplier<String> currentSchema) {
        this.root = root;
        this.users = users;
        this.currentSchema = currentSchema;
    }

    @Override
    public @Nullable String storedSchema(String name) {
        return users.storedSchema(name);
    }

    @Override
    public @Nullable String storedName(String kind, @Nullable String schema, String name) {
        String column = kind.equals("VIEW") ? "TABLE" : kind;
        String view = column.equals("INDEX") ? "INDEXES" : column + "S";
        return first(
                        "SELECT " + column + "_NAME FROM INFORMATION_SCHEMA." + view + " WHERE " + column
                                + "_SCHEMA = ? AND " + column + "_NAME = ?",
                        orCurrent(schema),
                        name)
                .orElse(null);
    }

    @Override
    public boolean hasOtherConstraint(@Nullable String schema, String table, String constraint) {
        return first(OTHER_CONSTRAINT, orCurrent(schema), table, constraint).isPresent();
    }

    @Override
    public boolean hasUniqueConstraint(@Nullable String schema, String constraint) {
        return first(UNIQUE_CONSTRAINT, orCurrent(schema), constraint).isPresent();
    }

    @Override
    public boolean isBoundByView(@Nullable String schema, String table, String column) {
        String in = orCurrent(schema);
        return root.read(h2 -> ViewedColumns.isBound(h2, in, table, column));
    }

    @Override
    public boolean isOnlineAggregate(@Nullable String schema, String name) {
        return first(REMARKS, orCurrent(schema), name)
                .filter(TableShape.ONLINE_AGGREGATE::equals)
                .isPresent();
    }

    private String orCurrent(@Nullable String schema) {
        return schema == null ? currentSchema.get() : schema;
    }

    /** The first column of the first row; empty for no row or NULL. */
    private Optional<String> first(String sql, String... parameters) {
        return root.read(h2 -> {
            try (PreparedStatement statement = h2.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setString(i + 1, parameters[i]);
                }
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public @Nullable TableShape find(@Nullable String schema, String table) {
        String in = orCurrent(schema);
        return root.read(h2 -> read(h2, in, table));
    }

    private static @Nullable TableShape read(Connection root, String schema, String table) throws SQLException {
        List<TableShape.Column> columns = new ArrayList<>();
        String storedSchema = schema;
        String storedTable = table;
        try (PreparedStatement statement = root.prepareStatement(COLUMNS)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    storedSchema = row.getString(1);
                    storedTable = row.getString(2);
                    columns.add(new TableShape.Column(row.getString(3), row.getBoolean(4)));
                }
            }
        }
        return columns.isEmpty()
                ? null
                : new TableShape(storedSchema, storedTable, columns, key(root, storedSchema, storedTable));
    }

    private static List<String> key(Connection root, String schema, String table) throws SQLException {
        List<String> key = new ArrayList<>();
        try (PreparedStatement statement = root.prepareStatement(KEY)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            statement.setString(3, schema);
            statement.setString(4, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    key.add(row.getString(1));
                }
            }
        }
        return key;
    }
}
