package io.leanq.embedded.rewrite;

import java.util.Locale;

/**
 * One token of a statement; comments and blanks are none. {@code text} is the text in the statement; {@code spaced} is
 * true if anything separates the token from the one before.
 */
record Token(Kind kind, String text, boolean spaced) {

    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        PARAMETER,
        SYMBOL
    }

    static Token word(String text) {
        return new Token(Kind.WORD, text, true);
    }

    static Token symbol(String text) {
        return new Token(Kind.SYMBOL, text, true);
    }

    /** A quoted identifier for exactly this name. */
    static Token name(String name) {
        return new Token(Kind.QUOTED, Quoted.name(name), true);
    }

    boolean isWord(String upperCase) {
        return kind == Kind.WORD && text.equalsIgnoreCase(upperCase);
    }

    boolean isSymbol(char c) {
        return kind == Kind.SYMBOL && text.length() == 1 && text.charAt(0) == c;
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** The identifier without its quotes. */
    String name() {
        return kind == Kind.QUOTED ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }

    /** The keyword in upper case. A token that is no word has the empty string, which is no keyword. */
    String keyword() {
        return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
    }
}
