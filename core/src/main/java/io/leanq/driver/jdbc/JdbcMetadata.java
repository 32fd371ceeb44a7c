package io.leanq.driver.jdbc;

import io.leanq.driver.CallLimits;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.DriverMetadata;
import io.leanq.driver.RequestKind;
import io.leanq.tree.ObjectName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The metadata of a JDBC connection. */
final class JdbcMetadata implements DriverMetadata {
    private final Connection connection;
    private final JdbcCallWatch calls;

    JdbcMetadata(Connection connection, JdbcCallWatch calls) {
        this.connection = connection;
        this.calls = calls;
    }

    /** A question to the metadata of JDBC. */
    @FunctionalInterface
    private interface Question<X> {
        X ask(DatabaseMetaData metadata) throws SQLException;
    }

    private <X> X ask(Question<X> question) {
        try {
            return question.ask(connection.getMetaData());
        } catch (SQLException e) {
            throw JdbcFailures.of(e);
        }
    }

    private DriverCursor rows(Question<ResultSet> question) {
        ResultSet rows = ask(question);
        JdbcCall call = calls.begin(connection, RequestKind.CATALOG, CallLimits.NONE);
        try {
            call.of(rows.getStatement());
        } catch (SQLException e) {
            // a result of metadata may have no statement
        }
        return new JdbcCursor(call, rows::close, rows);
    }

    @Override
    public Optional<String> defaultSchema() {
        return ask(metadata -> Optional.ofNullable(connection.getSchema()));
    }

    @Override
    public boolean foldsToUpper() {
        return ask(DatabaseMetaData::storesUpperCaseIdentifiers);
    }

    @Override
    public DriverCursor tables(List<String> types) {
        return rows(metadata -> metadata.getTables(null, null, null, types.toArray(String[]::new)));
    }

    @Override
    public DriverCursor columns(Optional<String> schema, String table) {
        return rows(metadata -> metadata.getColumns(null, schema.orElse(null), table, null));
    }

    @Override
    public Optional<DriverCursor> primaryKey(ObjectName table) {
        return Optional.of(rows(metadata -> metadata.getPrimaryKeys(null, schema(table), table.name())));
    }

    @Override
    public Optional<DriverCursor> foreignKeys(ObjectName table) {
        return Optional.of(rows(metadata -> metadata.getImportedKeys(null, schema(table), table.name())));
    }

    @Override
    public Optional<DriverCursor> indexes(ObjectName table) {
        return Optional.of(rows(metadata -> metadata.getIndexInfo(null, schema(table), table.name(), false, false)));
    }

    private static @Nullable String schema(ObjectName table) {
        return table.schema().orElse(null);
    }
}
