package io.leanq.embedded.rewrite;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table that a change of H2's changes.
 *
 * @param schema null if none is named
 * @param assigned the columns that an update sets, in upper case; of an alias or a table they are bare
 */
public record ChangeTarget(@Nullable String schema, String table, Set<String> assigned) {

    /** Empty for what changes no table by name. */
    public static Optional<ChangeTarget> of(String sql) {
        List<Token> tokens = Lexer.tokens(sql);
        Tokens in = new Tokens(tokens);
        boolean named = in.skipWords("INSERT", "INTO")
                || in.skipWords("DELETE", "FROM")
                || in.skipWords("MERGE", "INTO")
                || in.skipWords("UPDATE")
                || in.skipWords("TRUNCATE", "TABLE");
        if (!named || in.atEnd() || !in.peek().isName()) {
            return Optional.empty();
        }
        String first = in.next().name();
        String second = null;
        if (in.isSymbol('.')) {
            in.next();
            second = in.next().name();
        }
        return Optional.of(
                new ChangeTarget(second == null ? null : first, second == null ? first : second, assigned(tokens)));
    }

    /** The names before the equals signs of SET, of a row on the left all of its names; up to the statement's own WHERE. */
    private static Set<String> assigned(List<Token> tokens) {
        Set<String> names = new HashSet<>();
        boolean setting = false;
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (token.isWord("SET")) {
                setting = true;
            } else if (depth == 0 && token.isWord("WHERE")) {
                return names;
            } else if (setting && depth == 0 && i > 0 && token.isSymbol('=')) {
                addLeft(tokens, i - 1, names);
            }
        }
        return names;
    }

    private static void addLeft(List<Token> tokens, int end, Set<String> names) {
        int start = end;
        if (tokens.get(end).isSymbol(')')) {
            while (start > 0 && !tokens.get(start).isSymbol('(')) {
                start--;
            }
        }
        tokens.subList(start, end + 1).stream()
                .filter(Token::isName)
                .forEach(token -> names.add(token.name().toUpperCase(Locale.ROOT)));
    }
}
