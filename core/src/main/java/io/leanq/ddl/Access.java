package io.leanq.ddl;

import io.leanq.InvalidStatement;
import io.leanq.catalog.Names;
import io.leanq.schema.Table;
import io.leanq.tree.AccessChange;
import io.leanq.tree.AccessChange.Action;
import io.leanq.tree.AccessChange.ObjectKind;
import io.leanq.tree.DdlNode;
import io.leanq.tree.Password;
import java.util.Optional;

/**
 * The statements about users, roles and their rights, for a static import. Each statement is about one right of one
 * user. A password is in the text that is sent, and nowhere else: not in {@code render}, in {@code toString}, for
 * listeners, in the record of a test double or in the message of a failure.
 *
 * <p>All methods refuse null with {@link InvalidStatement}, and names that are null, blank or too long with
 * {@link io.leanq.InvalidDefinition}, when the statement is built.
 */
public final class Access {
    private Access() {}

    private static DdlStatement of(AccessChange change) {
        return DdlStatement.of(new DdlNode.Access(change));
    }

    private static String user(String call, String name) {
        return Names.required("user in " + call, name);
    }

    private static String role(String call, String name) {
        return Names.required("role in " + call, name);
    }

    private static Password password(String call, String password) {
        if (Asked.in(call, "give a text", password).isEmpty()) {
            throw new InvalidStatement(call.replace("null", "\"\"") + ": the password is empty: give a text");
        }
        return new Password(password);
    }

    /**
     * {@code CREATE USER u IDENTIFIED BY 'password'}
     *
     * @throws InvalidStatement if the password is null or empty
     */
    public static DdlStatement createUser(String user, String password) {
        return of(new AccessChange.CreateUser(
                user("createUser", user), password("createUser(" + user + ", null)", password)));
    }

    /** {@code DROP USER u} */
    public static DdlStatement dropUser(String user) {
        return of(new AccessChange.DropUser(user("dropUser", user)));
    }

    /** {@code CREATE ROLE r} */
    public static DdlStatement createRole(String role) {
        return of(new AccessChange.CreateRole(role("createRole", role), Optional.empty()));
    }

    /**
     * {@code CREATE ROLE r IDENTIFIED BY 'password'}, the documented form of LeanXcale.
     *
     * @throws InvalidStatement if the password is null or empty
     */
    public static DdlStatement createRole(String role, String password) {
        return of(new AccessChange.CreateRole(
                role("createRole", role), Optional.of(password("createRole(" + role + ", null)", password))));
    }

    /** {@code DROP ROLE r} */
    public static DdlStatement dropRole(String role) {
        return of(new AccessChange.DropRole(role("dropRole", role)));
    }

    /** {@code GRANT r TO u} */
    public static DdlStatement grantRole(String role, String user) {
        return of(new AccessChange.OfRole(true, role("grantRole", role), user("grantRole", user)));
    }

    /** {@code REVOKE r FROM u} */
    public static DdlStatement revokeRole(String role, String user) {
        return of(new AccessChange.OfRole(false, role("revokeRole", role), user("revokeRole", user)));
    }

    /**
     * {@code GRANT action TABLE t TO u} on LeanXcale, {@code GRANT action ON t TO u} elsewhere; of a view too.
     *
     * @param user a user or a role
     * @throws InvalidStatement if the table is an alias
     */
    public static RightStatement grant(Action action, Table<?> table, String user) {
        return right(true, action, table, user);
    }

    /** {@code REVOKE action TABLE t FROM u}, like {@link #grant(Action, Table, String)}. */
    public static RightStatement revoke(Action action, Table<?> table, String user) {
        return right(false, action, table, user);
    }

    /** {@code GRANT action TABLE TO u}: on every object of the kind, as LeanXcale alone has it. */
    public static RightStatement grant(Action action, ObjectKind kind, String user) {
        return right(true, action, kind, user);
    }

    /** {@code REVOKE action TABLE FROM u}, like {@link #grant(Action, ObjectKind, String)}. */
    public static RightStatement revoke(Action action, ObjectKind kind, String user) {
        return right(false, action, kind, user);
    }

    private static RightStatement right(boolean granted, Action action, Table<?> table, String user) {
        String call = granted ? "grant" : "revoke";
        Asked.in(call + "(null, …)", "name the action", action);
        Asked.in(call + "(" + action + ", null, …)", "name the table", table);
        if (table.instance().alias().isPresent()) {
            throw new InvalidStatement(call + "(" + action + ", " + table.instance()
                    + ", …): an alias is a name in a query: name the table itself");
        }
        return new RightStatement(new AccessChange.OfRight(
                granted,
                action,
                table.definition().isView() ? ObjectKind.VIEW : ObjectKind.TABLE,
                Optional.of(table.definition().name()),
                user(call, user),
                false));
    }

    private static RightStatement right(boolean granted, Action action, ObjectKind kind, String user) {
        String call = granted ? "grant" : "revoke";
        Asked.in(call + "(null, …)", "name the action", action);
        Asked.in(call + "(" + action + ", null, …)", "name the kind", kind);
        return new RightStatement(
                new AccessChange.OfRight(granted, action, kind, Optional.empty(), user(call, user), false));
    }
}
