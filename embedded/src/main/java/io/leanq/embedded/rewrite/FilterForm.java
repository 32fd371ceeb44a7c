package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code SUM(x) FILTER (WHERE c)} as {@code SUM(CASE WHEN c THEN x END)}. H2 fails on FILTER in a group of which no row
 * is true, where another item has several aggregates.
 */
final class FilterForm {
    /** The aggregates that leave NULL out. */
    private static final Set<String> AGGREGATES = Set.of(
            "COUNT",
            "SUM",
            "AVG",
            "MIN",
            "MAX",
            "STDDEV",
            "STDDEV_POP",
            "STDDEV_SAMP",
            "VARIANCE",
            "VAR_POP",
            "VAR_SAMP",
            "EVERY",
            "SOME",
            "LISTAGG");

    private static final SqlForm KEPT = new SqlForm("CASE WHEN $1 THEN $2 END");

    /** Keeps the type of the operand where a constant part decides the condition: H2 computes no sum of a bare NULL. */
    private static final SqlForm KEPT_TYPED = new SqlForm("CASE WHEN $1 THEN $2 ELSE NULLIF($2, $2) END");

    private static final Set<String> CONSTANTS = Set.of("TRUE", "FALSE", "NULL");
    private static final List<Token> ONE = Lexer.tokens("1");

    private FilterForm() {}

    /**
     * The place of the parenthesis behind FILTER; -1 if there is none.
     *
     * @param close the end of the arguments of the call
     */
    static int open(List<Token> tokens, OperandScanner scanner, int at, int close) {
        if (!AGGREGATES.contains(tokens.get(at).keyword())) {
            return -1;
        }
        int word = close + 1;
        if (Tokens.isWord(tokens, word, "WITHIN") && Tokens.isSymbol(tokens, word + 2, '(')) {
            word = scanner.closing(word + 2) + 1;
        }
        boolean filtered = word > close
                && Tokens.isWord(tokens, word, "FILTER")
                && Tokens.isSymbol(tokens, word + 1, '(')
                && Tokens.isWord(tokens, word + 2, "WHERE")
                && scanner.closing(word + 1) > word + 3
                && hasName(tokens.subList(word + 3, scanner.closing(word + 1)));
        return filtered ? word + 1 : -1;
    }

    /** Whether the condition may have a column. H2 makes a NULL without a type of a CASE that is never true. */
    private static boolean hasName(List<Token> condition) {
        return condition.stream().anyMatch(token -> token.isName() && !CONSTANTS.contains(token.keyword()));
    }

    private static SqlForm form(List<Token> condition, List<Token> operand) {
        boolean constants = condition.stream().anyMatch(token -> CONSTANTS.contains(token.keyword()));
        boolean repeatable = operand.stream().noneMatch(token -> token.isWord("RAND") || token.isWord("NEXT"));
        return constants && repeatable ? KEPT_TYPED : KEPT;
    }

    /** The arguments, of which the first is NULL for the rows that do not count. */
    static List<Token> arguments(List<Token> tokens, List<Token> condition) {
        int from = Tokens.isWord(tokens, 0, "DISTINCT", "ALL") ? 1 : 0;
        int to = from + Tokens.split(tokens.subList(from, tokens.size())).get(0).size();
        List<Token> operand = tokens.subList(from, to);
        if (operand.isEmpty()) {
            throw RewriteException.syntax("an aggregate without an argument");
        }
        List<Token> out = new ArrayList<>(tokens.subList(0, from));
        List<Token> kept = operand.size() == 1 && operand.get(0).isSymbol('*') ? ONE : operand;
        out.addAll(form(condition, kept).with(condition, kept));
        out.addAll(tokens.subList(to, tokens.size()));
        return out;
    }
}
