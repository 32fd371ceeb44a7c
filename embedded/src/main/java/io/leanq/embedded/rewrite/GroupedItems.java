package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a bare column among the items of a grouped query that is not one of the keys. H2 refuses such a column only
 * if its values differ within a group; Calcite always does. Columns within expressions are left to H2.
 */
final class GroupedItems {
    private static final Set<String> AGGREGATES = Set.of("COUNT", "SUM", "AVG", "MIN", "MAX");

    /** The words that end the checked part of a query, outside of parentheses. */
    private static final Set<String> ENDS = Set.of(
            "HAVING", "WINDOW", "QUALIFY", "ORDER", "LIMIT", "OFFSET", "FETCH", "UNION", "EXCEPT", "INTERSECT", "FOR");

    /** Words that are values or begin an expression, and so are no columns. */
    private static final Set<String> NO_COLUMNS = Set.of(
            "NULL",
            "TRUE",
            "FALSE",
            "UNKNOWN",
            "NOT",
            "USER",
            "CURRENT_USER",
            "SESSION_USER",
            "SYSTEM_USER",
            "CURRENT_ROLE",
            "CURRENT_SCHEMA",
            "CURRENT_CATALOG",
            "CURRENT_PATH",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIMESTAMP");

    private GroupedItems() {}

    static void check(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isWord("SELECT")) {
                check(new Tokens(tokens.subList(i + 1, tokens.size())));
            }
        }
    }

    /** @param in right after the SELECT */
    private static void check(Tokens in) {
        if (!in.skipWords("ALL")) {
            in.skipWords("DISTINCT");
        }
        List<List<Token>> items = Tokens.split(until(in, "FROM"));
        if (!in.skipWords("FROM")) {
            return;
        }
        Set<String> source = names(until(in, "WHERE", "GROUP"));
        until(in, "GROUP");
        List<Token> keys = in.skipWords("GROUP", "BY") ? until(in, "HAVING") : List.of();
        if (keys.isEmpty() && items.stream().noneMatch(GroupedItems::isAggregate)
                || keys.stream().anyMatch(key -> key.kind() == Token.Kind.NUMBER)) {
            return;
        }
        Set<String> keyNames = names(keys);
        for (List<Token> item : items) {
            Column column = Column.of(item);
            if (column != null && column.isOneOf(source) && !column.isAmong(keyNames)) {
                throw RewriteException.of("42803", "Column \"" + column.name + "\" must be in the GROUP BY list");
            }
        }
    }

    /** The tokens up to one of the words, or to the end of this query. */
    private static List<Token> until(Tokens in, String... words) {
        List<Token> part = new ArrayList<>();
        while (!in.atEnd() && !in.isWord(words) && !in.isSymbol(')')) {
            if (ENDS.contains(in.peek().keyword())) {
                break;
            }
            if (in.isSymbol('(')) {
                part.addAll(in.parenthesis());
            } else {
                part.add(in.next());
            }
        }
        return part;
    }

    private static Set<String> names(List<Token> tokens) {
        Set<String> names = new HashSet<>();
        for (Token token : tokens) {
            if (token.isName()) {
                names.add(lower(token));
            }
        }
        return names;
    }

    private static String lower(Token name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    /** True for an aggregate such as {@code SUM(x)}, with or without a name. An aggregate over a window is none. */
    private static boolean isAggregate(List<Token> item) {
        Tokens in = new Tokens(item);
        if (in.atEnd() || !AGGREGATES.contains(in.next().keyword()) || !in.isSymbol('(')) {
            return false;
        }
        in.parenthesis();
        if (!in.skipWords("AS") && in.atEnd()) {
            return true;
        }
        return in.next().isName() && in.atEnd();
    }

    /** An item that is a column and nothing else: {@code [[schema.]table.]column [[AS] alias]}. */
    private record Column(@Nullable String qualifier, String name, String alias) {

        static @Nullable Column of(List<Token> item) {
            Tokens in = new Tokens(item);
            if (in.atEnd()
                    || !in.peek().isName()
                    || NO_COLUMNS.contains(in.peek().keyword())) {
                return null;
            }
            Token last = in.next();
            Token qualifier = null;
            while (in.skipSymbol('.')) {
                if (in.atEnd() || !in.peek().isName()) {
                    return null;
                }
                qualifier = last;
                last = in.next();
            }
            in.skipWords("AS");
            String alias = in.atEnd() || !in.peek().isName() ? "" : lower(in.next());
            return in.atEnd() ? new Column(qualifier == null ? null : lower(qualifier), last.name(), alias) : null;
        }

        /** True if the column belongs to this query; false for a column of a query around it. */
        boolean isOneOf(Set<String> source) {
            return qualifier == null || source.contains(qualifier);
        }

        boolean isAmong(Set<String> keys) {
            return keys.contains(name.toLowerCase(Locale.ROOT)) || keys.contains(alias);
        }
    }
}
