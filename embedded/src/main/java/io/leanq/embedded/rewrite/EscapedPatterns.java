package io.leanq.embedded.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The patterns of {@code LIKE ... ESCAPE 'c'}. An escape precedes {@code %}, {@code _} or itself, as in Calcite and the
 * standard. H2 also accepts it before any other character, and takes a pattern that ends in it for NULL.
 */
public final class EscapedPatterns {
    private EscapedPatterns() {}

    /** @throws RewriteException with SQLSTATE 22025 if the escape precedes anything else */
    public static void requireValid(String pattern, char escape) {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == escape) {
                i++;
                if (i == pattern.length() || pattern.charAt(i) != escape && "%_".indexOf(pattern.charAt(i)) < 0) {
                    throw RewriteException.of(
                            "22025", "Invalid escape in LIKE: it may stand before %, _ and itself only");
                }
            }
        }
    }

    /** Checks the patterns that are literals. */
    static void check(List<Token> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.STRING
                    && tokens.get(i - 1).isWord("LIKE")
                    && isEscape(tokens, i + 1)) {
                requireValid(value(tokens.get(i)), value(tokens.get(i + 2)).charAt(0));
            }
        }
    }

    /** The escape character of each parameter that is a pattern with an escape, by the parameter's number from 1. */
    static Map<Integer, Character> escapes(List<Token> tokens) {
        Map<Integer, Character> escapes = new HashMap<>();
        int number = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.PARAMETER) {
                number++;
                int end = patternEnd(tokens, i);
                if (end > 0 && isEscape(tokens, end)) {
                    escapes.put(number, value(tokens.get(end + 1)).charAt(0));
                }
            }
        }
        return escapes;
    }

    /**
     * The place after the parameter that is the pattern, with its cast to a type if it has one; 0 if the pattern is no
     * parameter.
     */
    private static int patternEnd(List<Token> tokens, int at) {
        if (at > 0 && tokens.get(at - 1).isWord("LIKE")) {
            return at + 1;
        }
        if (at < 3 || !tokens.get(at - 2).isWord("CAST") || !tokens.get(at - 3).isWord("LIKE")) {
            return 0;
        }
        int depth = 1;
        int end = at;
        while (depth > 0 && end < tokens.size()) {
            depth += tokens.get(end).isSymbol('(') ? 1 : tokens.get(end).isSymbol(')') ? -1 : 0;
            end++;
        }
        return end;
    }

    private static boolean isEscape(List<Token> tokens, int at) {
        return at + 1 < tokens.size()
                && tokens.get(at).isWord("ESCAPE")
                && tokens.get(at + 1).kind() == Token.Kind.STRING
                && value(tokens.get(at + 1)).length() == 1;
    }

    private static String value(Token literal) {
        return literal.text().substring(1, literal.text().length() - 1).replace("''", "'");
    }
}
