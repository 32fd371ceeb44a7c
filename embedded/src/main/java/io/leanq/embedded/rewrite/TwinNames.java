package io.leanq.embedded.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to create something under a quoted name that differs from an existing name in case only. H2 finds even quoted
 * names in any case: with {@code IF NOT EXISTS} or {@code OR REPLACE} it would take one for the other.
 */
final class TwinNames {
    private TwinNames() {}

    static void check(List<Token> tokens, TableShape.Lookup tables) {
        Tokens in = new Tokens(tokens);
        if (in.skipWords("CREATE")) {
            checkCreated(in, tables);
        } else if (in.skipWords("ALTER", "TABLE")) {
            checkColumn(in, tables);
        }
    }

    private static void checkCreated(Tokens in, TableShape.Lookup tables) {
        in.skipWords("OR", "REPLACE");
        while (in.isWord("CACHE", "DELTA", "UNIQUE")) {
            in.next();
        }
        if (!in.isWord("TABLE", "VIEW", "INDEX", "SEQUENCE")) {
            return;
        }
        String kind = in.next().keyword();
        in.skipWords("IF", "NOT", "EXISTS");
        List<Token> name = in.qualifiedName();
        Token last = name.get(name.size() - 1);
        if (last.kind() == Token.Kind.QUOTED) {
            String schema = name.size() == 3 ? name.get(0).name() : null;
            require(last, tables.storedName(kind, schema, last.name()), stateOf(kind));
        }
    }

    private static void checkColumn(Tokens in, TableShape.Lookup tables) {
        List<Token> table = in.qualifiedName();
        if (!in.skipWords("ADD", "COLUMN")) {
            return;
        }
        in.skipWords("IF", "NOT", "EXISTS");
        if (in.atEnd() || in.peek().kind() != Token.Kind.QUOTED) {
            return;
        }
        Token column = in.next();
        String schema = table.size() == 3 ? table.get(0).name() : null;
        TableShape shape = tables.find(schema, table.get(table.size() - 1).name());
        if (shape != null) {
            for (TableShape.Column other : shape.columns()) {
                if (other.name().equalsIgnoreCase(column.name())) {
                    require(column, other.name(), "42S21");
                }
            }
        }
    }

    private static void require(Token created, @Nullable String stored, String sqlState) {
        if (stored != null && !stored.equals(created.name())) {
            throw RewriteException.of(
                    sqlState,
                    created.text() + " differs from " + Token.name(stored).text()
                            + ", which exists, in case only: to the embedded server both are one name");
        }
    }

    private static String stateOf(String kind) {
        return switch (kind) {
            case "INDEX" -> "42S11";
            case "SEQUENCE" -> "42710";
            default -> "42S01";
        };
    }
}
