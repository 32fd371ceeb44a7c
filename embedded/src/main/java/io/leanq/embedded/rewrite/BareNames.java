package io.leanq.embedded.rewrite;

import java.util.List;
import java.util.Set;

/**
 * Words that are keywords of H2 and ordinary names in Calcite, and so in LeanXcale. Unquoted, H2 reads {@code rownum}
 * as the number of a row and fails on a table {@code top}. So these words are quoted wherever they are not part of a
 * clause.
 */
final class BareNames {
    /** H2's keywords without Calcite's reserved words. A test compares the list with both. */
    static final Set<String> WORDS = Set.of("IF", "ILIKE", "KEY", "REGEXP", "ROWNUM", "TOP", "_ROWID_");

    private BareNames() {}

    /** The token at this place: quoted if it is one of the words and a name, else unchanged. */
    static Token quoted(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        String word = token.keyword();
        if (!WORDS.contains(word)
                || word.equals("IF") && isIfExists(tokens, i)
                || word.equals("KEY") && isKeyOfClause(tokens, i)) {
            return token;
        }
        return new Token(Token.Kind.QUOTED, Token.name(token.text()).text(), token.spaced());
    }

    private static boolean isIfExists(List<Token> tokens, int i) {
        return Tokens.isWord(tokens, i + 1, "EXISTS")
                || Tokens.isWord(tokens, i + 1, "NOT") && Tokens.isWord(tokens, i + 2, "EXISTS");
    }

    /**
     * {@code PRIMARY [GEOHASH] KEY, FOREIGN KEY, DISTRIBUTE BY KEY, PARTITION BY KEY (}, {@code KEY k VALUE v} of JSON.
     */
    private static boolean isKeyOfClause(List<Token> tokens, int i) {
        if (Tokens.isWord(tokens, i - 1, "PRIMARY")
                || Tokens.isWord(tokens, i - 1, "FOREIGN")
                || Tokens.isWord(tokens, i - 1, "GEOHASH") && Tokens.isWord(tokens, i - 2, "PRIMARY")) {
            return true;
        }
        if (Tokens.isWord(tokens, i - 1, "BY")) {
            return Tokens.isWord(tokens, i - 2, "DISTRIBUTE")
                    || Tokens.isWord(tokens, i - 2, "PARTITION")
                            && i + 1 < tokens.size()
                            && tokens.get(i + 1).isSymbol('(');
        }
        if (Tokens.isSymbol(tokens, i - 1, '(') && Tokens.isWord(tokens, i - 2, "JSON_OBJECT", "JSON_OBJECTAGG")) {
            return i + 1 < tokens.size()
                    && !tokens.get(i + 1).isWord("VALUE")
                    && (tokens.get(i + 1).kind() != Token.Kind.SYMBOL
                            || tokens.get(i + 1).isSymbol('('));
        }
        return i + 1 < tokens.size()
                && switch (tokens.get(i + 1).kind()) {
                    case STRING, PARAMETER -> true;
                    case WORD, QUOTED -> Tokens.isWord(tokens, i + 2, "VALUE");
                    case NUMBER, SYMBOL -> false;
                };
    }
}
