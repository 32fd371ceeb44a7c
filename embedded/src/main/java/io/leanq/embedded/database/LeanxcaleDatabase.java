package io.leanq.embedded.database;

import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.embedded.catalog.LxSys;
import io.leanq.embedded.error.ReportedError;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.json.JsonFunctions;
import io.leanq.embedded.keys.ConstraintIndexes;
import io.leanq.embedded.keys.ForeignKeys;
import io.leanq.embedded.rewrite.SchemaChange;
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
 * The one database of a server, in memory or in a directory. Unquoted names are stored as written and match in any
 * case. In a directory, a commit is in the file before the client receives the answer: the commit survives the death of
 * the process, and survives the death of the machine if the operating system had written the file.
 */
public final class LeanxcaleDatabase implements AutoCloseable {
    /**
     * How long the later writer of a row waits for the earlier one to finish. Then it fails with 40001, as it does if
     * the earlier one commits.
     */
    private static final int LOCK_TIMEOUT_MILLIS = 100;

    private static final int DDL_LOCK_TIMEOUT_MILLIS = 5_000;
    /** The rows of a result that stay in memory. With a directory, H2 writes further rows to disk. */
    private static final int MAX_MEMORY_ROWS = 1_000;

    private final String name;
    private final JdbcDataSource dataSource;
    private final @Nullable DataDirectory files;
    private final RootConnection root;
    private final SchemaLock schemaLock = new SchemaLock();
    private final Users users;
    private final ForeignKeys foreignKeys;

    /**
     * Opens the database, and creates what does not exist.
     *
     * @param name as clients name it: letters, digits, underscore and hyphen
     * @param directory for the data; null for memory only
     * @param passwords by user name; a user that the database already has gets this password
     * @param firstPasswords for a database without users, if {@code passwords} names none
     * @throws DatabaseOpenException if the directory is in use, cannot be written or has data of a later version
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
                InterruptedAlters.finish(root.connection());
            }
            root.execute("SET WRITE_DELAY 0");
            root.execute("SET MAX_MEMORY_ROWS " + MAX_MEMORY_ROWS);
            // With this setting on, H2 may answer a prepared query with its last result. Concurrent transactions then
            // lost updates without a conflict in about every third run of ConflictsTest; with it off, in none of forty.
            root.execute("SET OPTIMIZE_REUSE_RESULTS 0");
            root.execute("CREATE SCHEMA IF NOT EXISTS " + LxSys.SCHEMA);
            AppSchema.create(root);
            LxSys.create(root.connection(), name, catalogNames);
            try (Statement statement = root.connection().createStatement()) {
                JsonFunctions.create(statement);
            }
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

    /** True if the user can log in with this password. */
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

    /**
     * The number of changes of the schema, its users and their rights. A statement that depends on them is prepared
     * again after a change.
     */
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

    /**
     * Fails if H2 can begin no transaction. In that state a log-in to H2 fails too, and leaves a session behind for
     * ever.
     */
    private void requirePlaceForTransaction() {
        root.read(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("VALUES 1");
            }
        });
    }

    /** Makes the schema, named in any case, the connection's current one. */
    public void setSchema(Connection connection, String schema) throws SQLException {
        String stored = users.storedSchema(schema);
        if (stored == null) {
            throw new ServerErrorException("3F000", "Schema \"" + schema + "\" not found");
        }
        connection.setSchema(stored);
    }

    /**
     * Runs a statement that changes the schema after all others have ended, so that {@code IF NOT EXISTS} works for
     * concurrent callers.
     */
    public void executeDdl(Connection connection, String sql) throws SQLException {
        executeDdl(connection, sql, statement -> {});
    }

    /**
     * Runs a statement that changes the schema, after all others have ended.
     *
     * @param starting takes H2's statement before it runs, so that another thread can cancel it
     */
    public void executeDdl(Connection connection, String sql, Consumer<Statement> starting) throws SQLException {
        change(connection, starting, statement -> statement.execute(sql));
    }

    /** Drops an index after all other changes have ended; constraints that need it keep it under another name. */
    public void dropIndex(Connection connection, SchemaChange.DropIndex drop, Consumer<Statement> starting)
            throws SQLException {
        change(connection, starting, statement -> {
            if (!ConstraintIndexes.keep(connection, drop.schema(), drop.name())) {
                statement.execute(drop.sql());
            }
        });
    }

    /** What a statement that changes the schema does. */
    private interface Change {
        void run(Statement statement) throws SQLException;
    }

    private void change(Connection connection, Consumer<Statement> starting, Change change) throws SQLException {
        schemaLock.hold(() -> {
            try (Statement statement = connection.createStatement()) {
                starting.accept(statement);
                OpenTransactions.within(() -> statement.execute("SET LOCK_TIMEOUT " + DDL_LOCK_TIMEOUT_MILLIS));
                try {
                    schemaLock.change(() -> change.run(statement));
                } finally {
                    try {
                        foreignKeys.schemaChanged(connection);
                    } finally {
                        OpenTransactions.within(() -> statement.execute("SET LOCK_TIMEOUT " + LOCK_TIMEOUT_MILLIS));
                    }
                }
            }
        });
    }

    /** Runs a statement about roles. Statements that were prepared before are prepared again. */
    void executeAsRoot(String sql) throws SQLException {
        schemaLock.change(() -> root.execute(sql));
    }

    /**
     * The tables as the rewriter of a session sees them.
     *
     * @param currentSchema the session's current schema
     */
    public TableShape.Lookup tables(Supplier<String> currentSchema) {
        return new TableShapes(root, users, currentSchema);
    }

    /** Ends all sessions and closes the files. A second call does nothing. */
    @Override
    public void close() {
        try {
            root.execute("SHUTDOWN");
        } catch (SQLException e) {
            // the database is closed already
        }
        releaseFiles();
    }

    private void releaseFiles() {
        if (files != null) {
            files.close();
        }
    }
}
