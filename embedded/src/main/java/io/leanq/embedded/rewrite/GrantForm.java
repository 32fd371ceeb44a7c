package io.leanq.embedded.rewrite;

import io.leanq.wire.common.StatementType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code GRANT permission, ... TO user, ...} and {@code REVOKE ... FROM ...}. A permission is an action and an object,
 * as in {@code SELECT TABLE t}, or a role. There is also the form with ON,
 * {@code GRANT rights ON [TABLE | SCHEMA] object TO user, ...}. H2 has rights to read and to change rows, and keeps the
 * names of users and roles in upper case.
 */
final class GrantForm {
    private static final Set<String> RIGHTS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "ALL PRIVILEGES");
    private static final Set<String> OTHER_ACTIONS =
            Set.of("CREATE", "ALTER", "DROP", "USAGE", "REFERENCES", "COMMENT", "BACKUP", "EXECUTE", "TRUNCATE");
    private static final Set<String> KINDS =
            Set.of("TABLE", "INDEX", "VIEW", "SEQUENCE", "TRIGGER", "PROCEDURE", "SCHEMA", "ANY");

    private final Tokens in;
    private final boolean grant;
    /** The rights by their objects, each object as the statement writes it. */
    private final Map<String, List<String>> rights = new LinkedHashMap<>();

    private final List<String> roles = new ArrayList<>();

    private GrantForm(Tokens in) {
        this.in = in;
        grant = in.next().isWord("GRANT");
    }

    static Rewritten rewrite(Tokens in) {
        return new GrantForm(in).rewrite();
    }

    private Rewritten rewrite() {
        if (hasOn()) {
            readRightsOn();
        } else {
            do {
                readPermission();
            } while (in.skipSymbol(','));
        }
        in.expectWords(grant ? "TO" : "FROM");
        List<String> users = new ArrayList<>();
        do {
            users.add(in.nameToken().name());
        } while (in.skipSymbol(','));
        in.expectEnd();
        if (!roles.isEmpty()) {
            if (!rights.isEmpty()) {
                throw RewriteException.unsupported("GRANT or REVOKE of roles and rights in one statement");
            }
            return new SchemaChange.GrantRoles(grant, roles, users);
        }
        List<String> statements = new ArrayList<>();
        rights.forEach((object, granted) -> users.forEach(user -> statements.add((grant ? "GRANT " : "REVOKE ")
                + granted.stream().distinct().collect(Collectors.joining(", ")) + " ON " + object
                + (grant ? " TO " : " FROM ")
                + Token.name(user.toUpperCase(Locale.ROOT)).text())));
        return statements.size() == 1
                ? new SchemaChange.Ddl(StatementType.OTHER_DDL, statements.get(0))
                : new SchemaChange.Rights(statements);
    }

    private boolean hasOn() {
        Tokens ahead = in.lookAhead();
        while (!ahead.atEnd() && !ahead.isWord("TO", "FROM")) {
            if (ahead.next().isWord("ON")) {
                return true;
            }
        }
        return false;
    }

    private void readRightsOn() {
        List<String> granted = new ArrayList<>();
        do {
            granted.add(requireRight(action(), ""));
        } while (in.skipSymbol(','));
        in.expectWords("ON");
        String schema = "";
        if (in.skipWords("SCHEMA")) {
            schema = "SCHEMA ";
        } else if (in.isWord("SEQUENCE")) {
            throw RewriteException.unsupported("GRANT or REVOKE on a sequence");
        } else {
            in.skipWords("TABLE");
        }
        rights.put(schema + Tokens.text(in.qualifiedName()), granted);
    }

    private void readPermission() {
        boolean quoted = !in.atEnd() && in.peek().kind() == Token.Kind.QUOTED;
        String action = action();
        if (!quoted && !RIGHTS.contains(action) && !OTHER_ACTIONS.contains(action)
                || quoted && !RIGHTS.contains(action)) {
            roles.add(action);
            return;
        }
        String kind = in.isWord(KINDS.toArray(String[]::new)) ? in.next().keyword() : "";
        requireRight(action, " " + kind);
        if (in.isSymbol(',') || in.isWord("TO", "FROM") || kind.equals("ANY")) {
            throw RewriteException.unsupported(
                    "GRANT or REVOKE of " + action + " " + kind + " without the name of one");
        }
        if (!Set.of("", "TABLE", "VIEW", "SCHEMA").contains(kind)) {
            throw RewriteException.unsupported("GRANT or REVOKE of " + action + " " + kind);
        }
        String object = (kind.equals("SCHEMA") ? "SCHEMA " : "") + Tokens.text(in.qualifiedName());
        rights.computeIfAbsent(object, o -> new ArrayList<>()).add(action);
    }

    /** The action in upper case, or a name as written. */
    private String action() {
        Token token = in.nameToken();
        if (token.isWord("ALL")) {
            in.skipWords("PRIVILEGES");
            return "ALL PRIVILEGES";
        }
        String upper = token.name().toUpperCase(Locale.ROOT);
        return RIGHTS.contains(upper) || OTHER_ACTIONS.contains(upper) ? upper : token.name();
    }

    private static String requireRight(String action, String object) {
        if (!RIGHTS.contains(action)) {
            throw RewriteException.unsupported("GRANT or REVOKE of " + action + object.stripTrailing());
        }
        return action;
    }
}
