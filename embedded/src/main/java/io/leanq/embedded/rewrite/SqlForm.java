package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** H2's SQL for a construct, with places {@code $1}, {@code $2} and so on, each filled with a part of a statement. */
final class SqlForm {
    /** Expressions that give another value each time. */
    private static final Set<String> RANDOM = Set.of("RAND", "RAND_INTEGER", "RANDOM", "RANDOM_UUID");

    private final List<Token> tokens;

    SqlForm(String sql) {
        this.tokens = Lexer.tokens(sql);
    }

    /**
     * The SQL with the parts in their places. A part may fill several places: its parameters keep their identity.
     *
     * @throws RewriteException with SQLSTATE 0A000 if a part that fills several places has random values
     */
    @SafeVarargs
    final List<Token> with(List<Token>... parts) {
        List<Token> out = new ArrayList<>();
        boolean[] used = new boolean[parts.length];
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.WORD && token.text().startsWith("$")) {
                int number = Integer.parseInt(token.text().substring(1)) - 1;
                List<Token> part = parts[number];
                if (used[number] && part.stream().anyMatch(word -> RANDOM.contains(word.keyword()))) {
                    throw RewriteException.unsupported(
                            "A random number in an expression that is written several times for H2",
                            "a derived table gives it a name");
                }
                used[number] = true;
                out.add(separated(part.get(0), token.spaced()));
                out.addAll(part.subList(1, part.size()));
            } else {
                out.add(token);
            }
        }
        return out;
    }

    private static Token separated(Token first, boolean spaced) {
        return first.spaced() == spaced || first.kind() == Token.Kind.PARAMETER
                ? first
                : new Token(first.kind(), first.text(), spaced);
    }
}
