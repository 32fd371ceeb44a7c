package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites {@code UNNEST(ARRAY[a, b])} to {@code (VALUES (a), (b))}. Of an array that is not a constant, H2 knows the
 * type of the elements only if a CAST says it; elsewhere they are sent as text.
 */
final class UnnestForm {

    private UnnestForm() {}

    static List<Token> of(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> token.isWord("UNNEST"))) {
            return tokens;
        }
        Edits edits = new Edits(tokens);
        OperandScanner scanner = new OperandScanner(tokens);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            int close = tokens.get(i).isWord("UNNEST") && tokens.get(i + 1).isSymbol('(') ? scanner.closing(i + 1) : -1;
            if (close > i + 2 && isOne(tokens, i, close)) {
                rewrite(tokens, scanner, i, close, edits);
            }
        }
        return edits.written();
    }

    /** Whether the elements of one array are asked for, without their places. */
    private static boolean isOne(List<Token> tokens, int at, int close) {
        return Tokens.split(tokens.subList(at + 2, close)).size() == 1 && !Tokens.isWord(tokens, close + 1, "WITH");
    }

    /** @param close the place of the parenthesis that ends the argument */
    private static void rewrite(List<Token> tokens, OperandScanner scanner, int at, int close, Edits edits) {
        boolean whole = scanner.closing(at + 3) == close - 1;
        if (whole && tokens.get(at + 2).isWord("ARRAY")) {
            edits.replace(at, close + 1, values(tokens.subList(at + 4, close - 1)));
        } else if (close > at + 3 && !(whole && tokens.get(at + 2).isWord("CAST"))) {
            throw RewriteException.unsupported(
                    "UNNEST of a computed array", "CAST(array AS type ARRAY) says the type of its elements");
        }
    }

    private static List<Token> values(List<Token> array) {
        List<Token> out = new ArrayList<>(List.of(Token.symbol("("), Token.word("VALUES")));
        List<List<Token>> elements = Tokens.split(array);
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                out.add(Token.symbol(","));
            }
            out.add(Token.symbol("("));
            out.addAll(elements.get(i));
            out.add(Token.symbol(")"));
        }
        out.add(Token.symbol(")"));
        return out;
    }
}
