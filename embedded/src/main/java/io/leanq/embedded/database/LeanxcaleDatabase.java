package io.leanq.embedded.database;

import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.embedded.catalog.LxSys;
import io.leanq.embedded.error.ServerError;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.error.ServerErrors;
import io.leanq.embedded.keys.ForeignKeys;
import io.leanq.embedded.rewrite.TableShape;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one database of a server, in memory or in a directory. Users are H2's own users without administrator rights; each
 * owns the schema of his name, {@code LXADMIN} works in {@code APP}. Unquoted names are stored as written and found in any case.
 * With a directory, a commit is in the file before it is acknowledged: it survives the death of the process, and that of the machine only
 * as far as the operating system had written it.
 */
public final class LeanxcaleDatabase implements AutoCloseable {
    public static final String ADMINISTRATOR = "LXADMIN";

    private static final String ROOT = "LEANQ$ROOT";
    /** Schemas of H2 itself, which no user owns. */
    private static final Set<String> H2_SCHEMAS = Set.of("INFORMATION_SCHEMA", "PUBLIC");
    /** The later writer of a row fails; it waits this long for the earlier one to finish, so that both answers are 40001. */
    private static final int LOCK_TIMEOUT_MILLIS = 100;

    private static final int DDL_LOCK_TIMEOUT_MILLIS = 5_000;
    /** Rows of a result in memory; more are spilled to disk (with a directory). */
    private static final int MAX_MEMORY_ROWS = 1_000;

    private final String name;
    private final JdbcDataSource dataSource;
    private final @Nullable DataDirectory files;
    private final Connection root;
    private final Map<String, String> schemas = new ConcurrentHashMap<>();
    private final Map<String, String> userSchemas = new ConcurrentHashMap<>();
    private final ReentrantLock ddlLock = new ReentrantLock(true);
    private final AtomicLong ddlCount = new AtomicLong();
    private final ForeignKeys foreignKeys;

    /**
     * Opens the database, creating what is missing.
     *
     * @param name as clients name it: letters, digits, underscore and hyphen
     * @param directory where data is kept, null for memory only
     * @param users passwords by user name; a user who is there already gets this password
     * @param firstUsers used instead when that names none and the database has none
     * @throws DatabaseOpenException if the directory is in use, can not be written or has data of a later version
     */
    public LeanxcaleDatabase(
            String name,
            @Nullable Path directory,
            Map<String, String> users,
            Map<String, String> firstUsers,
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
                DataFormat.check(root, directory);
            }
            execute("SET WRITE_DELAY 0");
            execute("SET MAX_MEMORY_ROWS " + MAX_MEMORY_ROWS);
            // H2 may answer a prepared query with its last result. With that on, concurrent transactions lost updates
            // without a conflict, in about every third run of ConflictsTest; with it off, in none of forty.
            execute("SET OPTIMIZE_REUSE_RESULTS 0");
            execute("CREATE SCHEMA IF NOT EXISTS " + LxSys.SCHEMA);
            AppSchema.create(root);
            LxSys.create(root, name, catalogNames);
            execute(DataFormat.mark());
            foreignKeys = new ForeignKeys(root, Duration.ofMillis(LOCK_TIMEOUT_MILLIS));
            loadSchemas();
            Map<String, String> named = users.isEmpty() && userSchemas.isEmpty() ? firstUsers : users;
            for (Map.Entry<String, String> user : named.entrySet()) {
                declareUser(user.getKey(), user.getValue());
            }
        } catch (SQLException e) {
            close();
            throw new DatabaseOpenException("The database cannot be set up (code " + e.getErrorCode() + ")", e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Connection openRoot(@Nullable Path directory) {
        try {
            return dataSource.getConnection(ROOT, "");
        } catch (SQLException e) {
            releaseFiles();
            throw DatabaseOpenException.of(e, directory);
        }
    }

    public String name() {
        return name;
    }

    /** The names of all users, sorted; they log in with them in any case. */
    public List<String> users() {
        return userSchemas.entrySet().stream()
                .map(user -> user.getKey().equals(ADMINISTRATOR) ? ADMINISTRATOR : user.getValue())
                .sorted()
                .toList();
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
        return ddlCount.get();
    }

    /**
     * Logs in. The connection is in autocommit mode, under snapshot isolation, in the user's own schema.
     *
     * @throws ServerErrorException with SQLSTATE 28000 if user or password is wrong
     */
    public Connection connect(String user, String password) throws SQLException {
        String schema = userSchemas.get(user.toUpperCase(Locale.ROOT));
        if (schema == null) {
            throw new ServerErrorException(ServerError.wrongLogin());
        }
        requirePlaceForTransaction();
        Connection connection = dataSource.getConnection(user, password);
        try {
            setSchema(connection, schema);
            setIsolation(connection, H2Isolation.SNAPSHOT);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Asked before a log-in: where H2 can begin no transaction, its log-in fails and leaves a session for ever. */
    private void requirePlaceForTransaction() {
        readCatalog(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("VALUES 1");
            }
        });
    }

    public static void setIsolation(Connection connection, H2Isolation isolation) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String sql = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + isolation.sql();
            OpenTransactions.within(() -> statement.execute(sql));
        }
    }

    /** The schema that a user works in unless he says otherwise. */
    public String schemaOf(String user) {
        String schema = userSchemas.get(user.toUpperCase(Locale.ROOT));
        if (schema == null) {
            throw new ServerErrorException("42704", "User \"" + user + "\" not found");
        }
        return schema;
    }

    /** Makes the schema, named in any case, the connection's own. */
    public void setSchema(Connection connection, String schema) throws SQLException {
        String stored = storedSchema(schema);
        if (stored == null) {
            throw new ServerErrorException("3F000", "Schema \"" + schema + "\" not found");
        }
        connection.setSchema(stored);
    }

    /** The schema's name as stored, null when there is none. */
    public @Nullable String storedSchema(String schema) {
        return schemas.get(schema.toUpperCase(Locale.ROOT));
    }

    /** Runs a statement that changes the schema, after all others: so {@code IF NOT EXISTS} holds for callers at once. */
    public void executeDdl(Connection connection, String sql) throws SQLException {
        executeDdl(connection, sql, statement -> {});
    }

    /** @param starting takes H2's statement before it runs: another thread may cancel it */
    public void executeDdl(Connection connection, String sql, Consumer<Statement> starting) throws SQLException {
        ddlLock.lock();
        try (Statement statement = connection.createStatement()) {
            starting.accept(statement);
            OpenTransactions.within(() -> statement.execute("SET LOCK_TIMEOUT " + DDL_LOCK_TIMEOUT_MILLIS));
            try {
                statement.execute(sql);
            } finally {
                ddlCount.incrementAndGet();
                foreignKeys.schemaChanged(connection);
                OpenTransactions.within(() -> statement.execute("SET LOCK_TIMEOUT " + LOCK_TIMEOUT_MILLIS));
            }
        } finally {
            ddlLock.unlock();
        }
    }

    /** Creates the user and his schema, at the request of another user, who must be the administrator. */
    public void createUser(String by, String user, String password) throws SQLException {
        requireAdministrator(by);
        if (userSchemas.containsKey(user.toUpperCase(Locale.ROOT))) {
            throw new ServerErrorException("42710", "User \"" + user + "\" already exists");
        }
        declareUser(user, password);
    }

    /** Drops the user and his schema, which must be empty. */
    public void dropUser(String by, String user) throws SQLException {
        requireAdministrator(by);
        String schema = schemaOf(user);
        if (schema.equals(AppSchema.NAME)) {
            throw new ServerErrorException("42501", "The administrator and the user APP cannot be dropped");
        }
        ddlLock.lock();
        try {
            execute("DROP SCHEMA " + quoted(schema) + " RESTRICT");
            execute("DROP USER " + quoted(user.toUpperCase(Locale.ROOT)));
            schemas.remove(schema.toUpperCase(Locale.ROOT));
            userSchemas.remove(user.toUpperCase(Locale.ROOT));
        } finally {
            ddlCount.incrementAndGet();
            ddlLock.unlock();
        }
    }

    void requireAdministrator(String user) {
        if (!user.equalsIgnoreCase(ADMINISTRATOR)) {
            throw new ServerErrorException("42501", "Only " + ADMINISTRATOR + " may do this with users and roles");
        }
    }

    /** Runs a statement about rights, which statements prepared before have to heed. */
    void executeAsRoot(String sql) throws SQLException {
        ddlLock.lock();
        try {
            execute(sql);
        } finally {
            ddlCount.incrementAndGet();
            ddlLock.unlock();
        }
    }

    private void declareUser(String user, String password) throws SQLException {
        String upper = user.toUpperCase(Locale.ROOT);
        if (user.isEmpty() || upper.equals(ROOT)) {
            throw new ServerErrorException("42602", "This user name is not allowed");
        }
        ddlLock.lock();
        try {
            if (userSchemas.containsKey(upper)) {
                execute("ALTER USER " + quoted(upper) + " SET PASSWORD " + literal(password));
                return;
            }
            if (AppSchema.isOf(upper)) {
                declareUserOfApp(upper, password);
                return;
            }
            if (schemas.containsKey(upper)) {
                throw new ServerErrorException(
                        "42602", "The user name " + user + " is the name of a schema of the system");
            }
            execute("CREATE USER " + quoted(upper) + " PASSWORD " + literal(password));
            execute("CREATE SCHEMA " + quoted(user) + " AUTHORIZATION " + quoted(upper));
            schemas.put(upper, user);
            userSchemas.put(upper, user);
        } finally {
            ddlCount.incrementAndGet();
            ddlLock.unlock();
        }
    }

    private void declareUserOfApp(String upper, String password) throws SQLException {
        if (upper.equals(ADMINISTRATOR)) {
            execute("CREATE USER " + quoted(upper) + " PASSWORD " + literal(password));
            execute("GRANT ALTER ANY SCHEMA TO " + quoted(upper));
        } else if (AppSchema.isOwned(root)) {
            execute("ALTER USER " + quoted(upper) + " SET PASSWORD " + literal(password));
            execute(AppSchema.declare());
        } else {
            throw new ServerErrorException(
                    "42602",
                    "An earlier version made the schema APP, and it holds tables: no user APP can own it."
                            + " Drop them as LXADMIN and start the server again, or go on as LXADMIN");
        }
        userSchemas.put(upper, AppSchema.NAME);
    }

    private void loadSchemas() throws SQLException {
        try (Statement statement = root.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT SCHEMA_NAME, SCHEMA_OWNER FROM INFORMATION_SCHEMA.SCHEMATA")) {
            while (row.next()) {
                schemas.put(row.getString(1).toUpperCase(Locale.ROOT), row.getString(1));
                if (!row.getString(2).equals(ROOT) && !H2_SCHEMAS.contains(row.getString(1))) {
                    userSchemas.put(row.getString(2), row.getString(1));
                }
            }
        }
        try (Statement statement = root.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT 1 FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = '" + ADMINISTRATOR + "'")) {
            if (row.next()) {
                userSchemas.put(ADMINISTRATOR, AppSchema.NAME);
            }
        }
        if (!AppSchema.hasUser(root)) {
            userSchemas.remove(AppSchema.NAME);
        }
    }

    /** What the rewriter asks for a session whose current schema is this one. */
    public TableShape.Lookup tables(Supplier<String> currentSchema) {
        return new TableShapes(this, currentSchema);
    }

    /** Reads the catalog with rights to see everything. One caller at a time. */
    <T> T readCatalog(CatalogQuery<T> query) {
        synchronized (root) {
            try {
                return OpenTransactions.within(() -> query.read(root));
            } catch (SQLException e) {
                throw new ServerErrorException(ServerErrors.of(e));
            }
        }
    }

    interface CatalogQuery<T> {
        T read(Connection root) throws SQLException;
    }

    private void execute(String sql) throws SQLException {
        synchronized (root) {
            try (Statement statement = root.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** Ends all sessions and closes the files. Safe to call again. */
    @Override
    public void close() {
        try {
            execute("SHUTDOWN");
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
