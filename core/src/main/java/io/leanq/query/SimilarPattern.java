package io.leanq.query;

import io.leanq.InvalidStatement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of SIMILAR TO, checked and written so that it means the same to every server. Calcite 1.41 turns it into a
 * regular expression of Java and forgets what has a meaning only there: a dot matches any character, {@code ^} the
 * begin of the text, {@code (?i)} switches cases off, a second quantifier changes the first, and {@code \} and
 * {@code &&} have a meaning in brackets. So a dot is written {@code [.]}, and the others are refused.
 */
final class SimilarPattern {
    private static final String SPECIALS = "[]()|^-+*_%?{}";
    private static final String QUANTIFIERS = "*+?{";

    private final String call;
    private final String pattern;
    private final Optional<Character> escape;
    private static final String UNFIT_ESCAPES = "\\.$^-_%|*+?{}()[]&";

    private final StringBuilder written = new StringBuilder();
    private int at;
    private int open;

    /** Whether something stands before this place that a quantifier can repeat. */
    private boolean repeatable;

    private SimilarPattern(String call, String pattern, Optional<Character> escape) {
        this.call = call;
        this.pattern = pattern;
        this.escape = escape;
    }

    /**
     * @throws InvalidStatement if the pattern is null, or no pattern of standard SQL; or the escape character has a
     *     meaning in patterns or in the regular expressions that Calcite makes of them, where it would keep it
     */
    static String of(String call, @Nullable String pattern, Optional<Character> escape) {
        if (escape.isPresent() && UNFIT_ESCAPES.indexOf(escape.get()) >= 0) {
            throw new InvalidStatement(
                    call + "(…, '" + escape.get() + "'): the character has a meaning in patterns, or in"
                            + " what Calcite makes of them: use another one to escape, such as '!'");
        }
        return new SimilarPattern(call, Needed.TEXT.in(call, pattern), escape).written();
    }

    private String written() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (isEscape()) {
                escaped();
                repeatable = true;
            } else if (c == '[') {
                enumeration();
                repeatable = true;
            } else if (QUANTIFIERS.indexOf(c) >= 0) {
                quantifier(c);
            } else {
                plain(c);
            }
        }
        if (open != 0) {
            throw refused("a parenthesis has no other");
        }
        return written.toString();
    }

    private boolean isEscape() {
        return escape.isPresent() && pattern.charAt(at) == escape.get();
    }

    private void escaped() {
        int next = at + 1;
        if (next == pattern.length()
                || SPECIALS.indexOf(pattern.charAt(next)) < 0 && pattern.charAt(next) != pattern.charAt(at)) {
            throw refused("the escape character stands only before one of " + SPECIALS + " and before itself");
        }
        written.append(pattern, at, at + 2);
        at += 2;
    }

    private void plain(char c) {
        switch (c) {
            case '^', ']', '}' -> throw refused("a " + c + " that means itself needs an escape character");
            case '(' -> open++;
            case ')' -> {
                if (--open < 0) {
                    throw refused("a parenthesis has no other");
                }
            }
            default -> {}
        }
        written.append(c == '.' ? "[.]" : String.valueOf(c));
        repeatable = c != '(' && c != '|';
        at++;
    }

    private void quantifier(char c) {
        if (!repeatable) {
            throw refused("a " + c + " follows nothing that it repeats, or another quantifier");
        }
        int end = c == '{' ? pattern.indexOf('}', at) + 1 : at + 1;
        if (c == '{' && (end == 0 || !pattern.substring(at, end).matches("\\{\\d{1,4}(,\\d{0,4})?}"))) {
            throw refused("braces hold one number, or two with a comma between them");
        }
        written.append(pattern, at, end);
        at = end;
        repeatable = false;
    }

    /** {@code [a-z]}, {@code [^a-z]} or {@code [[:DIGIT:]]}. */
    private void enumeration() {
        written.append('[');
        at++;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            written.append('^');
            at++;
        }
        int first = at;
        while (at < pattern.length() && (isEscape() || pattern.charAt(at) != ']')) {
            char c = pattern.charAt(at);
            if (isEscape()) {
                escaped();
            } else if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
                int end = pattern.indexOf(":]", at) + 2;
                written.append(pattern, at, end);
                at = end;
            } else if (c == '\\' || c == '&' || c != '-' && SPECIALS.indexOf(c) >= 0) {
                throw refused(
                        c == '\\' || c == '&'
                                ? "databases read a " + c + " in brackets differently: say it outside of them"
                                : "a " + c + " in brackets needs an escape character");
            } else {
                written.append(c);
                at++;
            }
        }
        if (at == pattern.length() || at == first) {
            throw refused("brackets have no end, or hold nothing");
        }
        written.append(']');
        at++;
    }

    private InvalidStatement refused(String reason) {
        return new InvalidStatement(call + "(…): this is no pattern of SIMILAR TO: " + reason);
    }
}
