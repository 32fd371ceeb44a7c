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
    /** H2's user for this connection, whom no client can be. */
    static final String USER = "LEANQ$ROOT";

    private final Connection connection;

    private RootConnection(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the database, or makes it.
     *
     * @param directory where its data is, for the message of a failure; null for memory
     * @throws DatabaseOpenException if H2 cannot open it
     */
    static RootConnection open(JdbcDataSource source, @Nullable Path directory) {
        try {
            return new RootConnection(source.getConnection(USER, ""));
        } catch (SQLException e) {
            throw DatabaseOpenException.of(e, directory);
        }
    }

    /** The connection itself, for a caller that is alone: while the database is set up. */
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
     * True if the query from H2's catalog, as it stands behind INFORMATION_SCHEMA, gives a row. For a caller that is
     * alone.
     */
    boolean finds(String what) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM INFORMATION_SCHEMA." + what)) {
            return row.next();
        }
    }
}
