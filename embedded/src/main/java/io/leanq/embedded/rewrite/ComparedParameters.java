package io.leanq.embedded.rewrite;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The parameters that are compared with something as they are, and not converted to a type that would round them. */
final class ComparedParameters {
    /** Words that an operand has inside of parentheses only. */
    private static final Set<String> ENDS = Set.of("AND", "OR", "NOT", "WHERE", "ON", "HAVING", "WHEN", "SELECT");

    private ComparedParameters() {}

    /**
     * The numbers of the parameters, counted from 1. An assignment of SET is no comparison, though it looks like one.
     */
    static Set<Integer> of(List<Token> tokens) {
        Set<Integer> compared = new HashSet<>();
        int number = 0;
        int depth = 0;
        int assigning = -1;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol('(') || token.isWord("CASE")
                    ? 1
                    : token.isSymbol(')') || token.isWord("END") ? -1 : 0;
            if (token.isWord("SET")) {
                assigning = depth;
            } else if (token.isWord("WHERE") || token.isWord("WHEN") && depth <= assigning) {
                assigning = -1;
            } else if (isParameter(tokens, i)) {
                number++;
                boolean assigned = depth == assigning && isSymbol(tokens, i - 1, "=");
                if (!assigned && (isSide(tokens, i) || isInList(tokens, i, compared.contains(number - 1)))) {
                    compared.add(number);
                }
            }
        }
        return compared;
    }

    private static boolean isSide(List<Token> tokens, int at) {
        boolean left = isComparison(tokens, at + 1);
        boolean right = isComparison(tokens, at - 1)
                || Tokens.isWord(tokens, at - 1, "BETWEEN")
                || Tokens.isWord(tokens, at - 1, "SYMMETRIC")
                || Tokens.isWord(tokens, at - 1, "AND") && isUpperEnd(tokens, at - 1)
                || Tokens.isWord(tokens, at - 1, "FROM") && Tokens.isWord(tokens, at - 2, "DISTINCT");
        return left && !isOperator(tokens, at - 1) || right && !isOperator(tokens, at + 1);
    }

    /** True if this AND belongs to a BETWEEN: one operand and nothing else is between the two words. */
    private static boolean isUpperEnd(List<Token> tokens, int and) {
        int depth = 0;
        for (int at = and - 1; at >= 0 && depth >= 0; at--) {
            Token token = tokens.get(at);
            if (token.isSymbol(')') || token.isWord("END")) {
                depth++;
            } else if (token.isSymbol('(') || token.isWord("CASE")) {
                depth--;
            } else if (depth == 0 && token.isWord("BETWEEN")) {
                return true;
            } else if (depth == 0 && ENDS.contains(token.keyword())) {
                return false;
            }
        }
        return false;
    }

    /** @param next true if the parameter before this one is compared */
    private static boolean isInList(List<Token> tokens, int at, boolean next) {
        return isSymbol(tokens, at - 1, "(") && Tokens.isWord(tokens, at - 2, "IN") && !isOperator(tokens, at + 1)
                || next && isSymbol(tokens, at - 1, ",") && isParameter(tokens, at - 2) && !isOperator(tokens, at + 1);
    }

    private static boolean isComparison(List<Token> tokens, int at) {
        return isSymbol(tokens, at, "=<>");
    }

    private static boolean isOperator(List<Token> tokens, int at) {
        return isSymbol(tokens, at, "+-*/|");
    }

    private static boolean isParameter(List<Token> tokens, int at) {
        return at >= 0 && tokens.get(at).kind() == Token.Kind.PARAMETER;
    }

    private static boolean isSymbol(List<Token> tokens, int at, String anyOf) {
        return at >= 0
                && at < tokens.size()
                && tokens.get(at).kind() == Token.Kind.SYMBOL
                && anyOf.contains(tokens.get(at).text());
    }
}
