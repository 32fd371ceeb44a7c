package io.leanq.embedded.database;

import io.leanq.embedded.error.ErrorTranslation;
import io.leanq.embedded.error.ServerErrorException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** The server's own connection to H2, which may see and change everything. One caller at a time. */
final class RootConnection {
    /** H2's user for this connection. No client can log in as this user. */
    static final String USER = "LEANQ$ROOT";

    private final Connection connection;

    private RootConnection(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the database, or creates it.
     *
     * @param directory of the data, for the message of a failure; null for memory
     * @throws DatabaseOpenException if H2 cannot open the database
     */
    static RootConnection open(JdbcDataSource source, @Nullable Path directory) {
        try {
            return new RootConnection(source.getConnection(USER, ""));
        } catch (SQLException e) {
            throw DatabaseOpenException.of(e, directory);
        }
    }

    /** The connection itself. For set-up, while nobody else uses it. */
    Connection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        synchronized (connection) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** A query of H2's catalog. */
    interface CatalogQuery<T> {
        T read(Connection root) throws SQLException;
    }

    /** Runs a query of the catalog. */
    <T> T read(CatalogQuery<T> query) {
        synchronized (connection) {
            try {
                return OpenTransactions.within(() -> query.read(connection));
            } catch (SQLException e) {
                throw new ServerErrorException(ErrorTranslation.of(e));
            }
        }
    }

    /**
     * True if the catalog query gives a row. For set-up, while nobody else uses the connection.
     *
     * @param what a view of INFORMATION_SCHEMA and its WHERE
     */
    boolean finds(String what) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM INFORMATION_SCHEMA." + what)) {
            return row.next();
        }
    }
}
