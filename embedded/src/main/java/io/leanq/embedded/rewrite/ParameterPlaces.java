package io.leanq.embedded.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters whose place tells their type, where H2 does not infer one: a number of rows, and what is cast. Drivers of dynamic
 * languages convert a value to the type that they are told.
 */
final class ParameterPlaces {
    private ParameterPlaces() {}

    /** Types as H2 writes them, by the number of the parameter, counted from 1. */
    static Map<Integer, String> types(List<Token> tokens) {
        Map<Integer, String> types = new HashMap<>();
        int number = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.PARAMETER) {
                number++;
                if (countsRows(tokens, i)) {
                    types.put(number, "BIGINT");
                } else if (isCast(tokens, i)) {
                    types.put(number, castType(tokens, i));
                }
            }
        }
        return types;
    }

    private static boolean countsRows(List<Token> tokens, int at) {
        return isWord(tokens, at - 1, "LIMIT")
                || isWord(tokens, at - 1, "OFFSET")
                || isWord(tokens, at - 2, "FETCH")
                        && (isWord(tokens, at - 1, "FIRST") || isWord(tokens, at - 1, "NEXT"));
    }

    private static boolean isCast(List<Token> tokens, int at) {
        return at > 1
                && tokens.get(at - 1).isSymbol('(')
                && isWord(tokens, at - 2, "CAST")
                && isWord(tokens, at + 1, "AS");
    }

    /** What stands behind AS, up to the parenthesis that ends the cast. */
    private static String castType(List<Token> tokens, int at) {
        int end = at + 2;
        for (int depth = 0;
                end < tokens.size() && (depth > 0 || !tokens.get(end).isSymbol(')'));
                end++) {
            depth += tokens.get(end).isSymbol('(') ? 1 : tokens.get(end).isSymbol(')') ? -1 : 0;
        }
        return Tokens.text(tokens.subList(at + 2, end));
    }

    private static boolean isWord(List<Token> tokens, int at, String word) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isWord(word);
    }
}
