package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/** H2's SQL for a construct, with places {@code $1}, {@code $2} and so on, each filled with a part of a statement. */
final class SqlForm {
    private final List<Token> tokens;

    SqlForm(String sql) {
        this.tokens = Lexer.tokens(sql);
    }

    /** The SQL with the parts in their places. A part may fill several places: its parameters keep their identity. */
    @SafeVarargs
    final List<Token> with(List<Token>... parts) {
        List<Token> out = new ArrayList<>();
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.WORD && token.text().startsWith("$")) {
                List<Token> part = parts[Integer.parseInt(token.text().substring(1)) - 1];
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
