package io.leanq.embedded.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * The schema {@code APP}, in which {@code LXADMIN} works. It is also the own schema of a user {@code APP}. H2 gives a
 * schema one owner for ever, so H2's user {@code APP} always exists. That user can log in once declared, which a remark
 * on the user in H2 records.
 *
 * <p>The owner is no role: H2 2.5 loads roles after schemas, and loses the schema of a role with all of its tables.
 */
final class AppSchema {
    static final String NAME = "APP";
    private static final String DECLARED = "logs in";

    private AppSchema() {}

    /**
     * Creates the user and the schema if they do not exist. A schema of an earlier version, which has no owner, is
     * created anew if nothing is in it.
     */
    static void create(RootConnection root) throws SQLException {
        try (Statement statement = root.connection().createStatement()) {
            statement.execute("CREATE USER IF NOT EXISTS " + NAME + " PASSWORD '" + UUID.randomUUID() + "'");
            if (!isOwned(root)) {
                try {
                    statement.execute("DROP SCHEMA IF EXISTS " + NAME + " RESTRICT");
                } catch (SQLException e) {
                    return; // the schema holds tables, which LXADMIN goes on to use
                }
                statement.execute("CREATE SCHEMA " + NAME + " AUTHORIZATION " + NAME);
            }
        }
    }

    /** False for a schema of an earlier version that holds tables: H2 cannot give it an owner. */
    static boolean isOwned(RootConnection root) throws SQLException {
        return root.finds("SCHEMATA WHERE SCHEMA_NAME = '" + NAME + "' AND SCHEMA_OWNER = '" + NAME + "'");
    }

    /** True if the user APP is declared. */
    static boolean hasUser(RootConnection root) throws SQLException {
        return root.finds("USERS WHERE USER_NAME = '" + NAME + "' AND REMARKS = '" + DECLARED + "'");
    }

    /** The statement that declares the user APP, whose password is set. */
    static String declare() {
        return "COMMENT ON USER " + NAME + " IS '" + DECLARED + "'";
    }

    /** True for a user whose schema is this one. */
    static boolean isOf(String upperCaseUser) {
        return upperCaseUser.equals(NAME) || upperCaseUser.equals(Users.ADMINISTRATOR);
    }
}
