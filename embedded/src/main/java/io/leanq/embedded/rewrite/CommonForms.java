package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites the forms that any statement may have: schema names in any case, which H2 wants exactly;
 * {@code CURRENT_TIMESTAMP} and {@code CURRENT_TIME}, which have a zone in H2 and none in LeanXcale, and the local
 * ones, which H2 gives without or with more digits than milliseconds; {@code LIMIT ALL}, which H2 does not know;
 * {@code 1.5E0}, a DOUBLE in LeanXcale and a decimal in H2; names that are keywords of H2 alone.
 */
final class CommonForms {
    private final TableShape.Lookup tables;

    CommonForms(TableShape.Lookup tables) {
        this.tables = tables;
    }

    List<Token> apply(List<Token> tokens) {
        List<Token> out = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = BareNames.quoted(tokens, i);
            if (isApproximate(token) && !isDefault(tokens, i)) {
                addDouble(out, token);
            } else if (tokens.get(i).kind() != Token.Kind.WORD
                    || i > 0 && tokens.get(i - 1).isSymbol('.')) {
                out.add(token);
            } else if (Tokens.isSymbol(tokens, i + 1, '.')) {
                out.add(schemaAsStored(token));
            } else if (token.isWord("CURRENT_TIMESTAMP") || token.isWord("LOCALTIMESTAMP") && !isDefault(tokens, i)) {
                addLocal(out, "LOCALTIMESTAMP", Tokens.isSymbol(tokens, i + 1, '('));
            } else if (token.isWord("CURRENT_TIME") || token.isWord("LOCALTIME") && !isDefault(tokens, i)) {
                addLocal(out, "LOCALTIME", Tokens.isSymbol(tokens, i + 1, '('));
            } else if (token.isWord("LIMIT")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).isWord("ALL")) {
                i++;
            } else {
                out.add(token);
            }
        }
        return out;
    }

    private static boolean isApproximate(Token token) {
        return token.kind() == Token.Kind.NUMBER
                && (token.text().indexOf('E') >= 0 || token.text().indexOf('e') >= 0);
    }

    /**
     * True for a literal that is a default: it stays, since it is converted to its column's type and shown in the
     * catalog as written.
     */
    private static boolean isDefault(List<Token> tokens, int i) {
        int before = i > 0 && tokens.get(i - 1).isSymbol('-') ? i - 2 : i - 1;
        return before >= 0 && tokens.get(before).isWord("DEFAULT");
    }

    private static void addDouble(List<Token> out, Token number) {
        out.add(new Token(Token.Kind.WORD, "CAST", number.spaced()));
        out.add(new Token(Token.Kind.SYMBOL, "(", false));
        out.add(new Token(Token.Kind.NUMBER, number.text(), false));
        out.add(Token.word("AS"));
        out.add(Token.word("DOUBLE"));
        out.add(Token.word("PRECISION"));
        out.add(new Token(Token.Kind.SYMBOL, ")", false));
    }

    private Token schemaAsStored(Token token) {
        String stored = tables.storedSchema(token.name());
        return stored == null
                ? token
                : new Token(Token.Kind.QUOTED, Token.name(stored).text(), token.spaced());
    }

    /**
     * Adds the call with a precision of milliseconds, which is what the protocol carries, unless the statement has a
     * precision.
     */
    private static void addLocal(List<Token> out, String function, boolean precisionGiven) {
        out.add(Token.word(function));
        if (!precisionGiven) {
            out.add(new Token(Token.Kind.SYMBOL, "(", false));
            out.add(new Token(Token.Kind.NUMBER, "3", false));
            out.add(new Token(Token.Kind.SYMBOL, ")", false));
        }
    }
}
