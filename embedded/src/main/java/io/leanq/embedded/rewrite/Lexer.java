package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a statement into tokens. Comments and hints ({@code /*+ ... *}{@code /}) are dropped: H2 has no use for them.
 * A number or a parameter without a blank before a keyword ({@code 1AND}, {@code ?AND}) is split, since LeanXcale's own
 * tools send such text.
 */
final class Lexer {
    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String sql) {
        this.sql = sql;
    }

    static List<Token> tokens(String sql) {
        Lexer lexer = new Lexer(sql);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (true) {
            boolean spaced = skipBlanksAndComments() || tokens.isEmpty();
            if (at == sql.length()) {
                return;
            }
            int start = at;
            Token.Kind kind = next();
            String text = sql.substring(start, at);
            tokens.add(new Token(kind, text, spaced || gluedToNumberOrParameter(kind)));
        }
    }

    private boolean gluedToNumberOrParameter(Token.Kind kind) {
        Token.Kind before = tokens.get(tokens.size() - 1).kind();
        return kind == Token.Kind.WORD && (before == Token.Kind.NUMBER || before == Token.Kind.PARAMETER)
                || kind == Token.Kind.NUMBER && before == Token.Kind.PARAMETER;
    }

    private Token.Kind next() {
        char c = sql.charAt(at);
        if (c == '\'') {
            skipQuoted('\'', "string literal");
            return Token.Kind.STRING;
        }
        if (c == '"') {
            skipQuoted('"', "quoted identifier");
            return Token.Kind.QUOTED;
        }
        if (isDigit(c) || c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1)) && !afterName()) {
            skipNumber();
            return Token.Kind.NUMBER;
        }
        if (c == '?') {
            at++;
            return Token.Kind.PARAMETER;
        }
        if (isWordStart(c)) {
            skipWord();
            return Token.Kind.WORD;
        }
        // to H2, // begins a comment; to LeanXcale, it is two operators
        if (sql.startsWith("//", at)) {
            throw RewriteException.syntax("// is no operator");
        }
        at++;
        return Token.Kind.SYMBOL;
    }

    private boolean afterName() {
        return at > 0 && (isWordPart(sql.charAt(at - 1)) || sql.charAt(at - 1) == '"');
    }

    private boolean skipBlanksAndComments() {
        int start = at;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                if (end < 0) {
                    throw RewriteException.syntax("a comment is not closed");
                }
                at = end + 2;
            } else {
                break;
            }
        }
        return at > start;
    }

    private void skipQuoted(char quote, String what) {
        at++;
        while (true) {
            int end = sql.indexOf(quote, at);
            if (end < 0) {
                throw RewriteException.syntax("a " + what + " is not closed");
            }
            at = end + 1;
            if (at < sql.length() && sql.charAt(at) == quote) {
                at++;
            } else {
                return;
            }
        }
    }

    private void skipNumber() {
        skipDigits();
        if (at < sql.length() && sql.charAt(at) == '.') {
            at++;
            skipDigits();
        }
        if (at < sql.length() && (sql.charAt(at) == 'e' || sql.charAt(at) == 'E')) {
            int digits = at + 1;
            if (digits < sql.length() && (sql.charAt(digits) == '+' || sql.charAt(digits) == '-')) {
                digits++;
            }
            if (digits < sql.length() && isDigit(sql.charAt(digits))) {
                at = digits;
                skipDigits();
            }
        }
    }

    private void skipDigits() {
        while (at < sql.length() && isDigit(sql.charAt(at))) {
            at++;
        }
    }

    private void skipWord() {
        int start = at;
        while (at < sql.length() && isWordPart(sql.charAt(at))) {
            at++;
        }
        // to H2, $$ begins a string, which LeanXcale does not have
        if (sql.substring(start, at).contains("$$")) {
            throw RewriteException.syntax("$$ is not part of a name");
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return Character.isJavaIdentifierStart(c) || Character.isSurrogate(c);
    }

    private static boolean isWordPart(char c) {
        return Character.isJavaIdentifierPart(c) || Character.isSurrogate(c);
    }
}
