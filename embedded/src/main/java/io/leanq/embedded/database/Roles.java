package io.leanq.embedded.database;

import io.leanq.embedded.rewrite.Quoted;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * LeanXcale's roles, which are roles of H2. The administrator creates and grants them; the owners of tables grant
 * rights to them.
 */
public final class Roles {
    private final LeanxcaleDatabase database;
    private final String by;

    /** @param by the user who asks; every method fails with SQLSTATE 42501 for anybody but the administrator */
    public Roles(LeanxcaleDatabase database, String by) {
        this.database = database;
        this.by = by;
    }

    public void create(String role) throws SQLException {
        run("CREATE ROLE " + name(role));
    }

    public void drop(String role) throws SQLException {
        run("DROP ROLE " + name(role));
    }

    /** Grants the roles to the users, or revokes them. */
    public void grant(boolean give, List<String> roles, List<String> users) throws SQLException {
        for (String user : users) {
            database.users().requireSchemaOf(user);
        }
        for (String role : roles) {
            for (String user : users) {
                run((give ? "GRANT " : "REVOKE ") + name(role) + (give ? " TO " : " FROM ") + name(user));
            }
        }
    }

    private void run(String sql) throws SQLException {
        Users.requireAdministrator(by);
        database.executeAsRoot(sql);
    }

    private static String name(String name) {
        return Quoted.name(name.toUpperCase(Locale.ROOT));
    }
}
