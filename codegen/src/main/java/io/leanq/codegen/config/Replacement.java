package io.leanq.codegen.config;

import io.leanq.InvalidDefinition;
import java.util.regex.Matcher;

/** A text with {@code $1} for what a group of a pattern matches. */
final class Replacement {
    private Replacement() {}

    /** The text with the groups of this match, which is one of a whole name. */
    static String of(Matcher match, String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '$') {
                String group = match.group(Character.digit(text.charAt(++i), 10));
                out.append(group == null ? "" : group);
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    /** @throws InvalidDefinition if the text names a group that the pattern does not have */
    static void check(Place place, PlacedPattern pattern, String text) {
        int groups = pattern.pattern().matcher("").groupCount();
        for (int i = text.indexOf('$'); i >= 0; i = text.indexOf('$', i + 1)) {
            int digit = i + 1 < text.length() ? Character.digit(text.charAt(i + 1), 10) : -1;
            if (digit < 0 || digit > groups) {
                throw place.refused("\"" + text + "\" names no group of \"" + pattern + "\", which has " + groups
                        + ": $1 is what its first parentheses match, $0 the whole name");
            }
        }
    }
}
