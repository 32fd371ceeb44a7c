package io.leanq.embedded.database;

import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.json.JsonFunctions;
import io.leanq.embedded.rewrite.Quoted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The users of a database and their schemas. A user is one of H2's own without administrator rights, and owns the
 * schema of the user's name; {@code LXADMIN} works in {@code APP}. Thread-safe.
 */
public final class Users {
    static final String ADMINISTRATOR = "LXADMIN";

    /** Schemas of H2 itself, which no user owns. */
    private static final Set<String> H2_SCHEMAS = Set.of("INFORMATION_SCHEMA", "PUBLIC");

    private final RootConnection root;
    private final SchemaLock schemaLock;
    /** All schemas as stored, by their names in upper case. */
    private final Map<String, String> schemas = new ConcurrentHashMap<>();
    /** Each user's schema as stored, by the user's name in upper case. */
    private final Map<String, String> userSchemas = new ConcurrentHashMap<>();

    /** Reads the users that the database has. */
    Users(RootConnection root, SchemaLock schemaLock) throws SQLException {
        this.root = root;
        this.schemaLock = schemaLock;
        load();
    }

    private void load() throws SQLException {
        try (Statement statement = root.connection().createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT SCHEMA_NAME, SCHEMA_OWNER FROM INFORMATION_SCHEMA.SCHEMATA")) {
            while (row.next()) {
                schemas.put(row.getString(1).toUpperCase(Locale.ROOT), row.getString(1));
                if (!row.getString(2).equals(RootConnection.USER) && !H2_SCHEMAS.contains(row.getString(1))) {
                    userSchemas.put(row.getString(2), row.getString(1));
                }
            }
        }
        if (root.finds("USERS WHERE USER_NAME = '" + ADMINISTRATOR + "'")) {
            userSchemas.put(ADMINISTRATOR, AppSchema.NAME);
        }
        if (!AppSchema.hasUser(root)) {
            userSchemas.remove(AppSchema.NAME);
        }
    }

    /** The names of all users, sorted. A user logs in with the name in any case. */
    public List<String> names() {
        return userSchemas.entrySet().stream()
                .map(user -> user.getKey().equals(ADMINISTRATOR) ? ADMINISTRATOR : user.getValue())
                .sorted()
                .toList();
    }

    boolean areNone() {
        return userSchemas.isEmpty();
    }

    /** The schema that the user works in unless the user names another; null for no user. */
    @Nullable
    String schemaOf(String user) {
        return userSchemas.get(user.toUpperCase(Locale.ROOT));
    }

    /**
     * The schema that the user works in unless the user names another.
     *
     * @throws ServerErrorException with SQLSTATE 42704 for no user
     */
    String requireSchemaOf(String user) {
        String schema = schemaOf(user);
        if (schema == null) {
            throw new ServerErrorException("42704", "User \"" + user + "\" not found");
        }
        return schema;
    }

    /** The schema's name as stored, null when there is none, or only one that no statement can name. */
    @Nullable
    String storedSchema(String schema) {
        String upper = schema.toUpperCase(Locale.ROOT);
        return upper.equals(JsonFunctions.SCHEMA) ? null : schemas.get(upper);
    }

    /** Creates the user and the user's schema, at the request of another user, who must be the administrator. */
    public void create(String by, String user, String password) throws SQLException {
        requireAdministrator(by);
        if (userSchemas.containsKey(user.toUpperCase(Locale.ROOT))) {
            throw new ServerErrorException("42710", "User \"" + user + "\" already exists");
        }
        declare(user, password);
    }

    /** Drops the user and the user's schema, which must be empty, at the request of the administrator. */
    public void drop(String by, String user) throws SQLException {
        requireAdministrator(by);
        String schema = requireSchemaOf(user);
        if (schema.equals(AppSchema.NAME)) {
            throw new ServerErrorException("42501", "The administrator and the user APP cannot be dropped");
        }
        schemaLock.change(() -> {
            root.execute("DROP SCHEMA " + Quoted.name(schema) + " RESTRICT");
            root.execute("DROP USER " + Quoted.name(user.toUpperCase(Locale.ROOT)));
            schemas.remove(schema.toUpperCase(Locale.ROOT));
            userSchemas.remove(user.toUpperCase(Locale.ROOT));
        });
    }

    /** @throws ServerErrorException with SQLSTATE 42501 for anybody else */
    static void requireAdministrator(String user) {
        if (!user.equalsIgnoreCase(ADMINISTRATOR)) {
            throw new ServerErrorException("42501", "Only " + ADMINISTRATOR + " may do this with users and roles");
        }
    }

    /** Creates the user and the user's schema, or gives a user who exists this password. */
    void declare(String user, String password) throws SQLException {
        String upper = user.toUpperCase(Locale.ROOT);
        if (user.isEmpty() || upper.equals(RootConnection.USER)) {
            throw new ServerErrorException("42602", "This user name is not allowed");
        }
        schemaLock.change(() -> declare(user, upper, password));
    }

    private void declare(String user, String upper, String password) throws SQLException {
        if (userSchemas.containsKey(upper)) {
            root.execute("ALTER USER " + Quoted.name(upper) + " SET PASSWORD " + Quoted.text(password));
            return;
        }
        if (AppSchema.isOf(upper)) {
            declareUserOfApp(upper, password);
            return;
        }
        if (schemas.containsKey(upper)) {
            throw new ServerErrorException("42602", "The user name " + user + " is the name of a schema of the system");
        }
        root.execute("CREATE USER " + Quoted.name(upper) + " PASSWORD " + Quoted.text(password));
        root.execute("CREATE SCHEMA " + Quoted.name(user) + " AUTHORIZATION " + Quoted.name(upper));
        schemas.put(upper, user);
        userSchemas.put(upper, user);
    }

    private void declareUserOfApp(String upper, String password) throws SQLException {
        if (upper.equals(ADMINISTRATOR)) {
            root.execute("CREATE USER " + Quoted.name(upper) + " PASSWORD " + Quoted.text(password));
            root.execute("GRANT ALTER ANY SCHEMA TO " + Quoted.name(upper));
        } else if (AppSchema.isOwned(root)) {
            root.execute("ALTER USER " + Quoted.name(upper) + " SET PASSWORD " + Quoted.text(password));
            root.execute(AppSchema.declare());
        } else {
            throw new ServerErrorException(
                    "42602",
                    "An earlier version made the schema APP, and it holds tables: no user APP can own it."
                            + " Drop them as LXADMIN and start the server again, or go on as LXADMIN");
        }
        userSchemas.put(upper, AppSchema.NAME);
    }
}
