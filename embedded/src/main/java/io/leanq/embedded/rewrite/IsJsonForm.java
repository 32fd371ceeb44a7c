package io.leanq.embedded.rewrite;

import java.util.List;
import java.util.Set;

/**
 * {@code x IS [NOT] JSON [VALUE | OBJECT | ARRAY | SCALAR]} as a call of the server's own function. H2 reads numbers
 * with leading zeros, and does not leave out what follows a value.
 */
final class IsJsonForm {
    private static final Set<String> KINDS = Set.of("VALUE", "OBJECT", "ARRAY", "SCALAR");

    private static final List<Token> CALL = Lexer.tokens("CAST(LEANQ$JSON.IS_OF_KIND(");
    private static final List<Token> NEGATED = Lexer.tokens("(NOT CAST(LEANQ$JSON.IS_OF_KIND(");

    /** Symbols between operands of arithmetic and of ||, which bind closer than IS. */
    private static final Set<String> CLOSER = Set.of("+", "-", "*", "/", "%", "|", ".");

    private IsJsonForm() {}

    static List<Token> of(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> token.isWord("JSON"))) {
            return tokens;
        }
        OperandScanner scanner = new OperandScanner(tokens);
        Edits edits = new Edits(tokens);
        for (int at = 1; at < tokens.size(); at++) {
            int json = Tokens.isWord(tokens, at + 1, "NOT") ? at + 2 : at + 1;
            if (tokens.get(at).isWord("IS") && Tokens.isWord(tokens, json, "JSON")) {
                int start = start(tokens, scanner, at);
                if (start < at) {
                    write(tokens, start, at, json, edits);
                }
            }
        }
        return edits.written();
    }

    private static void write(List<Token> tokens, int start, int at, int json, Edits edits) {
        boolean named =
                json + 1 < tokens.size() && KINDS.contains(tokens.get(json + 1).keyword());
        String kind = named ? tokens.get(json + 1).keyword() : "VALUE";
        boolean negated = json == at + 2;
        edits.open(start, negated ? NEGATED : CALL);
        edits.replace(at, json + (named ? 2 : 1), Lexer.tokens(", '" + kind + "') AS BOOLEAN)" + (negated ? ")" : "")));
    }

    /** Where the operand begins that ends here. */
    private static int start(List<Token> tokens, OperandScanner scanner, int end) {
        int outside = scanner.enclosing(end);
        int at = end;
        while (at > outside + 1) {
            Token before = tokens.get(at - 1);
            int inner = scanner.enclosing(at - 1);
            if (before.kind() == Token.Kind.SYMBOL && inner == outside && !isPartOfOperand(before)
                    || inner == outside && isWordBefore(before)) {
                return at;
            }
            at--;
        }
        return at;
    }

    /** A word that an operand may follow; VALUE stands before the values of JSON_OBJECT. */
    private static boolean isWordBefore(Token token) {
        return OperandScanner.isNoOperand(token) && !token.isWord("END") || token.isWord("VALUE");
    }

    private static boolean isPartOfOperand(Token symbol) {
        return CLOSER.contains(symbol.text()) || "()[]".contains(symbol.text());
    }
}
