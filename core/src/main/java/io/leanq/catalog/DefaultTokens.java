package io.leanq.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Splits a default in the spelling of a catalog into words, names, numbers and texts. */
final class DefaultTokens {
    enum Kind {
        /** A word without quotes, in upper case. */
        WORD,
        /** Without its quotes. */
        NAME,
        /** A number without its sign. */
        NUMBER,
        /** Without its quotes. */
        TEXT,
        /** The hexadecimal digits of a binary literal. */
        HEX,
        SYMBOL
    }

    record Token(Kind kind, String text) {}

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private DefaultTokens(String sql) {
        this.sql = sql;
    }

    /** The tokens of a default; empty if a quote is not closed or an escape is invalid. */
    static Optional<List<Token>> of(String sql) {
        DefaultTokens scan = new DefaultTokens(sql);
        return scan.run() ? Optional.of(scan.tokens) : Optional.empty();
    }

    private boolean run() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (isPrefixed("X'", c)) {
                if (!quoted(1, '\'', Kind.HEX)) {
                    return false;
                }
            } else if (isPrefixed("N'", c)) {
                if (!quoted(1, '\'', Kind.TEXT)) {
                    return false;
                }
            } else if (isPrefixed("U&'", c)) {
                if (!quoted(2, '\'', Kind.TEXT) || !unescape()) {
                    return false;
                }
            } else if (c == '\'' || c == '"') {
                if (!quoted(0, c, c == '"' ? Kind.NAME : Kind.TEXT)) {
                    return false;
                }
            } else if (isDigit(c) || c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1))) {
                number();
            } else if (Character.isLetter(c) || c == '_') {
                word();
            } else {
                tokens.add(new Token(Kind.SYMBOL, String.valueOf(c)));
                at++;
            }
        }
        return true;
    }

    private boolean isPrefixed(String prefix, char first) {
        return Character.toUpperCase(first) == prefix.charAt(0)
                && sql.regionMatches(true, at, prefix, 0, prefix.length());
    }

    private boolean quoted(int prefix, char quote, Kind kind) {
        StringBuilder text = new StringBuilder();
        for (int i = at + prefix + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == quote) {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
                    tokens.add(new Token(kind, text.toString()));
                    at = i + 1;
                    return true;
                }
                i++;
            }
            text.append(c);
        }
        return false;
    }

    /**
     * Replaces the escapes of the SQL standard in the last text: {@code \00e9}, {@code \+01f600} and a doubled
     * backslash. Returns false if an escape is invalid.
     */
    private boolean unescape() {
        String text = tokens.remove(tokens.size() - 1).text();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                plain.append(text.charAt(i));
            } else if (text.startsWith("\\", i + 1)) {
                plain.append('\\');
                i++;
            } else {
                int start = text.startsWith("+", i + 1) ? i + 2 : i + 1;
                int end = start + (start == i + 1 ? 4 : 6);
                if (end > text.length()
                        || !text.substring(start, end).chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                    return false;
                }
                int code = Integer.parseInt(text.substring(start, end), 16);
                if (!Character.isValidCodePoint(code)) {
                    return false;
                }
                plain.appendCodePoint(code);
                i = end - 1;
            }
        }
        tokens.add(new Token(Kind.TEXT, plain.toString()));
        return true;
    }

    private void number() {
        int end = digits(at);
        if (end < sql.length() && sql.charAt(end) == '.') {
            end = digits(end + 1);
        }
        if (end < sql.length() && (sql.charAt(end) == 'E' || sql.charAt(end) == 'e')) {
            int sign = end + 1 < sql.length() && (sql.charAt(end + 1) == '-' || sql.charAt(end + 1) == '+') ? 1 : 0;
            int exponent = digits(end + 1 + sign);
            if (exponent > end + 1 + sign) {
                end = exponent;
            }
        }
        tokens.add(new Token(Kind.NUMBER, sql.substring(at, end)));
        at = end;
    }

    private int digits(int from) {
        int end = from;
        while (end < sql.length() && isDigit(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private void word() {
        int end = at;
        while (end < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(end)) || "_$".indexOf(sql.charAt(end)) >= 0)) {
            end++;
        }
        tokens.add(new Token(Kind.WORD, sql.substring(at, end).toUpperCase(Locale.ROOT)));
        at = end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
