package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites {@code LIKE} with a pattern that has no wildcard. H2 makes {@code =} of it, which ignores the blanks at the
 * end of a CHAR. H2 compares character by character with a placeholder that is cast to VARCHAR, and with a literal that
 * it does not recognise as one.
 */
final class LikePatterns {
    private LikePatterns() {}

    static List<Token> of(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> token.isWord("LIKE"))) {
            return tokens;
        }
        List<Token> out = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean pattern = i > 0 && tokens.get(i - 1).isWord("LIKE") && !Tokens.isSymbol(tokens, i + 1, '|');
            if (pattern && token.kind() == Token.Kind.PARAMETER) {
                addCast(out, token);
            } else if (pattern
                    && token.kind() == Token.Kind.STRING
                    && !hasWildcard(token.text(), escape(tokens, i + 1))) {
                Token empty = new Token(Token.Kind.STRING, "''", true);
                out.addAll(TypeLoan.never(List.of(empty), List.of(new Token(token.kind(), token.text(), true))));
            } else {
                out.add(token);
            }
        }
        return out;
    }

    private static void addCast(List<Token> out, Token placeholder) {
        out.add(Token.word("CAST"));
        out.add(new Token(Token.Kind.SYMBOL, "(", false));
        out.add(placeholder);
        out.add(Token.word("AS"));
        out.add(Token.word("VARCHAR"));
        out.add(new Token(Token.Kind.SYMBOL, ")", false));
    }

    /** The character in the literal after ESCAPE. Without one, the quote, which a literal has only doubled. */
    private static char escape(List<Token> tokens, int at) {
        boolean named = at + 1 < tokens.size()
                && tokens.get(at).isWord("ESCAPE")
                && tokens.get(at + 1).kind() == Token.Kind.STRING
                && tokens.get(at + 1).text().length() == 3;
        return named ? tokens.get(at + 1).text().charAt(1) : '\'';
    }

    private static boolean hasWildcard(String literal, char escape) {
        for (int i = 1; i < literal.length() - 1; i++) {
            char c = literal.charAt(i);
            if (c == escape) {
                i++;
            } else if (c == '%' || c == '_') {
                return true;
            }
        }
        return false;
    }
}
