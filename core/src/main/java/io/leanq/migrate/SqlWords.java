package io.leanq.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words and signs of a statement without comments. */
final class SqlWords {
    private final String text;
    private int at;

    private SqlWords(String text) {
        this.text = text;
    }

    /**
     * The words in order: a plain word in upper case, a name in quotes as it stands, a hint as nothing, any other
     * character by itself.
     *
     * @param most how many words are wanted
     */
    static List<String> of(String text, int most) {
        SqlWords reader = new SqlWords(text);
        List<String> words = new ArrayList<>();
        while (words.size() < most && reader.toNext()) {
            words.add(reader.word());
        }
        return words;
    }

    /** The first word in upper case; empty if there is none. */
    static String first(String text) {
        List<String> words = of(text, 1);
        return words.isEmpty() ? "" : words.get(0);
    }

    private boolean toNext() {
        while (at < text.length()) {
            if (text.startsWith("/*+", at)) {
                int end = text.indexOf("*/", at);
                at = end < 0 ? text.length() : end + 2;
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private String word() {
        int start = at;
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
            int end = text.indexOf(c, at + 1);
            while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == c) {
                end = text.indexOf(c, end + 2);
            }
            at = end < 0 ? text.length() : end + 1;
            return text.substring(start, at);
        }
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            at++;
        }
        return text.substring(start, at).toUpperCase(Locale.ROOT);
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
