package io.leanq.embedded.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters whose type follows from their place where H2 infers none: a number of rows, the operand of a cast, an
 * operand that is compared with a count, a sum or the like. Drivers of dynamic languages convert a value to the type
 * that the server names.
 */
final class ParameterPlaces {
    private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<=", ">=", "<>", "!=");

    private static final Map<String, String> CALLS = Map.of(
            "COUNT", "BIGINT",
            "SUM", "DECIMAL(38, 10)",
            "AVG", "DECIMAL(38, 10)",
            "EXTRACT", "BIGINT",
            "CHAR_LENGTH", "INTEGER",
            "CHARACTER_LENGTH", "INTEGER",
            "LENGTH", "INTEGER",
            "TIMESTAMPDIFF", "INTEGER",
            "CARDINALITY", "INTEGER",
            "POSITION", "INTEGER");

    private ParameterPlaces() {}

    /** The types, as H2 writes them, by the number of the parameter from 1. */
    static Map<Integer, String> types(List<Token> tokens) {
        Map<Integer, String> types = new HashMap<>();
        int number = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.PARAMETER) {
                number++;
                String type = type(tokens, i);
                if (type != null) {
                    types.put(number, type);
                }
            }
        }
        return types;
    }

    private static @Nullable String type(List<Token> tokens, int at) {
        if (countsRows(tokens, at)) {
            return "INTEGER";
        }
        return isCast(tokens, at) ? castType(tokens, at) : comparedCall(tokens, at);
    }

    private static boolean countsRows(List<Token> tokens, int at) {
        return Tokens.isWord(tokens, at - 1, "LIMIT")
                || Tokens.isWord(tokens, at - 1, "OFFSET")
                || Tokens.isWord(tokens, at - 2, "FETCH")
                        && (Tokens.isWord(tokens, at - 1, "FIRST") || Tokens.isWord(tokens, at - 1, "NEXT"));
    }

    private static boolean isCast(List<Token> tokens, int at) {
        return at > 1
                && tokens.get(at - 1).isSymbol('(')
                && Tokens.isWord(tokens, at - 2, "CAST")
                && Tokens.isWord(tokens, at + 1, "AS");
    }

    /** The tokens after AS, up to the parenthesis that ends the cast. */
    private static String castType(List<Token> tokens, int at) {
        int end = at + 2;
        for (int depth = 0;
                end < tokens.size() && (depth > 0 || !tokens.get(end).isSymbol(')'));
                end++) {
            depth += tokens.get(end).isSymbol('(') ? 1 : tokens.get(end).isSymbol(')') ? -1 : 0;
        }
        return Tokens.text(tokens.subList(at + 2, end));
    }

    /**
     * The type of a call that the parameter is compared with, as in {@code COUNT(*) > ?}; null if there is none, or a
     * call of any type.
     */
    private static @Nullable String comparedCall(List<Token> tokens, int at) {
        int end = at - 1;
        while (end >= 0 && isComparison(tokens.get(end))) {
            end--;
        }
        if (end == at - 1 || end < 0 || !tokens.get(end).isSymbol(')')) {
            return null;
        }
        int start = end;
        int depth = 0;
        do {
            depth += tokens.get(start).isSymbol(')') ? 1 : tokens.get(start).isSymbol('(') ? -1 : 0;
            start--;
        } while (depth > 0 && start >= 0);
        return start < 0 ? null : CALLS.get(tokens.get(start).keyword());
    }

    private static boolean isComparison(Token token) {
        return token.kind() == Token.Kind.SYMBOL && COMPARISONS.contains(token.text());
    }
}
