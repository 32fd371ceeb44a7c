package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.jdbc.JdbcConnection;
import io.leanq.schema.Catalog;
import io.leanq.schema.CatalogReader;
import io.leanq.schema.CatalogSelection;
import io.leanq.schema.Facet;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Reads tables, keys and indexes by {@link DatabaseMetaData}, sequences by the standard's INFORMATION_SCHEMA. */
final class JdbcCatalogReader implements CatalogReader {

    /** Larger sizes are what an engine gives a type that was written without a length. */
    private static final int LONGEST_WRITTEN = 16_777_215;

    /** What the model has and {@link DatabaseMetaData} does not. */
    private static final Set<Facet> NOT_TOLD =
            Set.of(Facet.CHECK, Facet.INDEX_OPTIONS, Facet.TABLE_OPTIONS, Facet.SEQUENCE_OPTIONS, Facet.VIEW_QUERY);

    @Override
    public Catalog read(DriverConnection connection, CatalogSelection selection) {
        if (!(connection instanceof JdbcConnection jdbc)) {
            throw new LeanqException("this catalog reader needs a JDBC connection");
        }
        try {
            Connection open = jdbc.jdbc();
            String schema = open.getSchema();
            List<Catalog.TableFound> tables = new ArrayList<>();
            for (ObjectName found : tables(open.getMetaData(), "TABLE", "BASE TABLE")) {
                if (selection.includes(found, name -> name.equals(schema))) {
                    tables.add(table(connection, open.getMetaData(), found));
                }
            }
            List<Catalog.ViewFound> views = new ArrayList<>();
            for (ObjectName found : tables(open.getMetaData(), "VIEW")) {
                if (selection.includes(found, name -> name.equals(schema))) {
                    views.add(view(open.getMetaData(), found));
                }
            }
            List<ObjectName> sequences = sequences(connection).stream()
                    .filter(found -> selection.includes(found, name -> name.equals(schema)))
                    .toList();
            return new Catalog(
                    Optional.ofNullable(schema),
                    tables,
                    views,
                    sequences,
                    NOT_TOLD,
                    open.getMetaData().storesUpperCaseIdentifiers());
        } catch (SQLException e) {
            throw new LeanqException("the catalog cannot be read (SQLSTATE " + e.getSQLState() + ")");
        }
    }

    private static List<ObjectName> tables(DatabaseMetaData metadata, String... types) throws SQLException {
        List<ObjectName> names = new ArrayList<>();
        try (ResultSet rows = metadata.getTables(null, null, null, types)) {
            while (rows.next()) {
                names.add(new ObjectName(
                        Optional.ofNullable(rows.getString("TABLE_SCHEM")), rows.getString("TABLE_NAME")));
            }
        }
        return names;
    }

    private static List<ObjectName> sequences(DriverConnection connection) {
        List<ObjectName> names = new ArrayList<>();
        try (DriverCursor rows = connection.query(
                "SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME FROM INFORMATION_SCHEMA.SEQUENCES", BindWriter.NONE)) {
            while (rows.next()) {
                names.add(new ObjectName(Optional.ofNullable(rows.getString(0)), String.valueOf(rows.getString(1))));
            }
        }
        return names;
    }

    private static Catalog.ViewFound view(DatabaseMetaData metadata, ObjectName name) throws SQLException {
        return new Catalog.ViewFound(name, columns(metadata, name.schema().orElse(null), name.name()));
    }

    private static Catalog.TableFound table(DriverConnection connection, DatabaseMetaData metadata, ObjectName name)
            throws SQLException {
        String schema = name.schema().orElse(null);
        List<String> primaryKey = primaryKey(metadata, schema, name.name());
        return new Catalog.TableFound(
                name,
                columns(metadata, schema, name.name()),
                primaryKey,
                foreignKeys(metadata, schema, name.name()),
                JdbcIndexes.read(connection, metadata, name, primaryKey));
    }

    private static String pattern(DatabaseMetaData metadata, String name) throws SQLException {
        String escape = metadata.getSearchStringEscape();
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }

    private static List<Catalog.ColumnFound> columns(DatabaseMetaData metadata, String schema, String table)
            throws SQLException {
        List<Catalog.ColumnFound> columns = new ArrayList<>();
        try (ResultSet rows = metadata.getColumns(null, pattern(metadata, schema), pattern(metadata, table), null)) {
            while (rows.next()) {
                String typeName = rows.getString("TYPE_NAME");
                Optional<SqlType> type = type(
                        rows.getInt("DATA_TYPE"), typeName, rows.getInt("COLUMN_SIZE"), rows.getInt("DECIMAL_DIGITS"));
                columns.add(new Catalog.ColumnFound(
                        rows.getString("COLUMN_NAME"),
                        type,
                        true,
                        typeName,
                        rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                        new Catalog.FillingFound(
                                Optional.ofNullable(rows.getString("COLUMN_DEF")),
                                "YES".equals(rows.getString("IS_AUTOINCREMENT")),
                                "YES".equals(rows.getString("IS_GENERATEDCOLUMN")))));
            }
        }
        return columns;
    }

    private static Optional<SqlType> type(int code, String typeName, int size, int digits) {
        return Optional.ofNullable(
                switch (code) {
                    case java.sql.Types.BOOLEAN, java.sql.Types.BIT -> SqlType.Simple.BOOLEAN;
                    case java.sql.Types.INTEGER -> SqlType.Simple.INTEGER;
                    case java.sql.Types.BIGINT -> SqlType.Simple.BIGINT;
                    case java.sql.Types.TINYINT -> SqlType.Simple.TINYINT;
                    case java.sql.Types.SMALLINT -> SqlType.Simple.SMALLINT;
                    case java.sql.Types.REAL -> SqlType.Simple.REAL;
                    case java.sql.Types.FLOAT -> SqlType.Simple.FLOAT;
                    case java.sql.Types.DOUBLE -> SqlType.Simple.DOUBLE;
                    case java.sql.Types.DECIMAL, java.sql.Types.NUMERIC -> decimal(typeName, size, digits);
                    case java.sql.Types.VARCHAR, java.sql.Types.LONGVARCHAR -> new SqlType.Varchar(length(size));
                    case java.sql.Types.VARBINARY, java.sql.Types.LONGVARBINARY -> new SqlType.Varbinary(length(size));
                    case java.sql.Types.CHAR -> new SqlType.Char(length(size));
                    // H2 and HSQLDB give their UUID this code.
                    case java.sql.Types.BINARY -> typeName.equals("BINARY") ? new SqlType.Binary(length(size)) : null;
                    case java.sql.Types.CLOB -> SqlType.Simple.CLOB;
                    case java.sql.Types.BLOB -> SqlType.Simple.BLOB;
                    case java.sql.Types.DATE -> SqlType.Simple.DATE;
                    case java.sql.Types.TIME -> SqlType.Simple.TIME;
                    case java.sql.Types.TIMESTAMP -> SqlType.Simple.TIMESTAMP;
                    case java.sql.Types.ARRAY -> array(typeName);
                    default -> null;
                });
    }

    /** Null for a number whose point floats, or that has digits on one side only. */
    private static SqlType decimal(String typeName, int size, int digits) {
        boolean fixed = !typeName.equals("DECFLOAT") && size >= 1 && digits >= 0 && digits <= size;
        return fixed ? new SqlType.Decimal(size, digits) : null;
    }

    private static SqlType array(String typeName) {
        if (typeName.startsWith("BIGINT")) {
            return new SqlType.Array(SqlType.Simple.BIGINT);
        }
        if (typeName.startsWith("DOUBLE")) {
            return new SqlType.Array(SqlType.Simple.DOUBLE);
        }
        return typeName.contains("VAR") ? new SqlType.Array(new SqlType.Varchar(OptionalInt.empty())) : null;
    }

    private static OptionalInt length(int size) {
        return size < 1 || size > LONGEST_WRITTEN ? OptionalInt.empty() : OptionalInt.of(size);
    }

    private static List<String> primaryKey(DatabaseMetaData metadata, String schema, String table) throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet rows = metadata.getPrimaryKeys(null, schema, table)) {
            while (rows.next()) {
                columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }

    private static List<Catalog.ForeignKeyFound> foreignKeys(DatabaseMetaData metadata, String schema, String table)
            throws SQLException {
        Map<String, Catalog.ForeignKeyFound> keys = new LinkedHashMap<>();
        try (ResultSet rows = metadata.getImportedKeys(null, schema, table)) {
            while (rows.next()) {
                String name = rows.getString("FK_NAME");
                Catalog.ForeignKeyFound part = new Catalog.ForeignKeyFound(
                        name,
                        List.of(rows.getString("FKCOLUMN_NAME")),
                        new ObjectName(
                                Optional.ofNullable(rows.getString("PKTABLE_SCHEM")), rows.getString("PKTABLE_NAME")),
                        List.of(rows.getString("PKCOLUMN_NAME")),
                        Optional.of(deleteRule(rows.getInt("DELETE_RULE"))));
                keys.merge(name, part, JdbcCatalogReader::joined);
            }
        }
        return List.copyOf(keys.values());
    }

    private static Catalog.ForeignKeyFound joined(Catalog.ForeignKeyFound first, Catalog.ForeignKeyFound next) {
        List<String> columns = new ArrayList<>(first.columns());
        columns.addAll(next.columns());
        List<String> targets = new ArrayList<>(first.targetColumns());
        targets.addAll(next.targetColumns());
        return new Catalog.ForeignKeyFound(first.name(), columns, first.target(), targets, first.deleteRule());
    }

    private static String deleteRule(int code) {
        return switch (code) {
            case DatabaseMetaData.importedKeyCascade -> "CASCADE";
            case DatabaseMetaData.importedKeySetNull -> "SET NULL";
            case DatabaseMetaData.importedKeySetDefault -> "SET DEFAULT";
            default -> "NO ACTION";
        };
    }
}
