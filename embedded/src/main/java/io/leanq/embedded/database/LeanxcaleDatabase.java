package io.leanq.embedded.database;

import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.embedded.catalog.LxSys;
import io.leanq.embedded.error.ReportedError;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.keys.ForeignKeys;
import io.leanq.embedded.rewrite.TableShape;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one database of a server, in memory or in a directory. Users are H2's own users without administrator rights;
 * each owns the schema of his name, {@code LXADMIN} works in {@code APP}. Unquoted names are stored as written and
 * found in any case. With a directory, a commit is in the file before it is acknowledged: it survives the death of the
 * process, and that of the machine only as far as the operating system had written it.
 */
public final class LeanxcaleDatabase implements AutoCloseable {
    /**
     * The later writer of a row fails; it waits this long for the earlier one to finish, so that both answers are
     * 40001.
     */
    private static final int LOCK_TIMEOUT_MILLIS = 100;

    private static final int DDL_LOCK_TIMEOUT_MILLIS = 5_000;
    /** Rows of a result in memory; more are spilled to disk (with a directory). */
    private static final int MAX_MEMORY_ROWS = 1_000;

    private final String name;
    private final JdbcDataSource dataSource;
    private final @Nullable DataDirectory files;
    private final RootConnection root;
    private final SchemaLock schemaLock = new SchemaLock();
    private final Users users;
    private final ForeignKeys foreignKeys;

    /**
     * Opens the database, creating what is missing.
     *
     * @param name as clients name it: letters, digits, underscore and hyphen
     * @param directory where data is kept, null for memory only
     * @param passwords by user name; a user that the database already has gets this password
     * @param firstPasswords for a database without users, if {@code passwords} names none
     * @throws DatabaseOpenException if the directory is in use, can not be written or has data of a later version
     */
    public LeanxcaleDatabase(
            String name,
            @Nullable Path directory,
            Map<String, String> passwords,
            Map<String, String> firstPasswords,
            CatalogNames catalogNames) {
        this.name = name;
        this.dataSource = new JdbcDataSource();
        files = directory == null ? null : DataDirectory.claim(directory, name);
        if (files != null) {
            NewestChunk.find(files.file());
        }
        dataSource.setURL(H2Url.of(files, LOCK_TIMEOUT_MILLIS));
        root = openRoot(directory);
        try {
            if (directory != null) {
                DataFormat.check(root.connection(), directory);
            }
            root.execute("SET WRITE_DELAY 0");
            root.execute("SET MAX_MEMORY_ROWS " + MAX_MEMORY_ROWS);
            // H2 may answer a prepared query with its last result. With that on, concurrent transactions lost updates
            // without a conflict, in about every third run of ConflictsTest; with it off, in none of forty.
            root.execute("SET OPTIMIZE_REUSE_RESULTS 0");
            root.execute("CREATE SCHEMA IF NOT EXISTS " + LxSys.SCHEMA);
            AppSchema.create(root);
            LxSys.create(root.connection(), name, catalogNames);
            root.execute(DataFormat.mark());
            foreignKeys = new ForeignKeys(root.connection(), Duration.ofMillis(LOCK_TIMEOUT_MILLIS));
            users = new Users(root, schemaLock);
            Map<String, String> named = passwords.isEmpty() && users.areNone() ? firstPasswords : passwords;
            for (Map.Entry<String, String> user : named.entrySet()) {
                users.declare(user.getKey(), user.getValue());
            }
        } catch (SQLException e) {
            close();
            throw new DatabaseOpenException("The database cannot be set up (code " + e.getErrorCode() + ")", e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private RootConnection openRoot(@Nullable Path directory) {
        try {
            return RootConnection.open(dataSource, directory);
        } catch (DatabaseOpenException e) {
            releaseFiles();
            throw e;
        }
    }

    public String name() {
        return name;
    }

    public Users users() {
        return users;
    }

    /** True when the user could log in with this password. */
    public boolean accepts(String user, String password) {
        try (Connection connection = connect(user, password)) {
            return !connection.isClosed();
        } catch (SQLException | ServerErrorException e) {
            return false;
        }
    }

    public ForeignKeys foreignKeys() {
        return foreignKeys;
    }

    /** How often the schema or its users changed: a statement that depends on them is prepared again. */
    public long ddlCount() {
        return schemaLock.changes();
    }

    /**
     * Logs in. The connection is in autocommit mode, under snapshot isolation, in the user's own schema.
     *
     * @throws ServerErrorException with SQLSTATE 28000 if user or password is wrong
     */
    public Connection connect(String user, String password) throws SQLException {
        String schema = users.schemaOf(user);
        if (schema == null) {
            throw new ServerErrorException(ReportedError.wrongLogin());
        }
        requirePlaceForTransaction();
        Connection connection = dataSource.getConnection(user, password);
        try {
            setSchema(connection, schema);
            H2Isolation.SNAPSHOT.applyTo(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Asked before a log-in: where H2 can begin no transaction, its log-in fails and leaves a session for ever. */
    private void requirePlaceForTransaction() {
        root.read(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("VALUES 1");
            }
        });
    }

    /** Makes the schema, named in any case, the connection's own. */
    public void setSchema(Connection connection, String schema) throws SQLException {
        String stored = users.storedSchema(schema);
        if (stored == null) {
            throw new ServerErrorException("3F000", "Schema \"" + schema + "\" not found");
        }
        connection.setSchema(stored);
    }

    /**
     * Runs a statement that changes the schema, after all others: so {@code IF NOT EXISTS} holds for callers at once.
     */
    public void executeDdl(Connection connection, String sql) throws SQLException {
        executeDdl(connection, sql, statement -> {});
    }

    /** @param starting takes H2's statement before it runs: another thread may cancel it */
    public void executeDdl(Connection connection, String sql, Consumer<Statement> starting) throws SQLException {
        schemaLock.hold(() -> {
            try (Statement statement = connection.createStatement()) {
                starting.accept(statement);
                OpenTransactions.within(() -> statement.execute("SET LOCK_TIMEOUT " + DDL_LOCK_TIMEOUT_MILLIS));
                try {
                    schemaLock.change(() -> statement.execute(sql));
                } finally {
                    foreignKeys.schemaChanged(connection);
                    OpenTransactions.within(() -> statement.execute("SET LOCK_TIMEOUT " + LOCK_TIMEOUT_MILLIS));
                }
            }
        });
    }

    /** Runs a statement about rights, which statements prepared before have to heed. */
    void executeAsRoot(String sql) throws SQLException {
        schemaLock.change(() -> root.execute(sql));
    }

    /** What the rewriter asks for a session whose current schema is this one. */
    public TableShape.Lookup tables(Supplier<String> currentSchema) {
        return new TableShapes(root, users, currentSchema);
    }

    /** Ends all sessions and closes the files. Safe to call again. */
    @Override
    public void close() {
        try {
            root.execute("SHUTDOWN");
        } catch (SQLException e) {
            // closed before, which is what was wanted
        }
        releaseFiles();
    }

    private void releaseFiles() {
        if (files != null) {
            files.close();
        }
    }
}
