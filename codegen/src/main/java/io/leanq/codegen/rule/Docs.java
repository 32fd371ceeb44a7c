package io.leanq.codegen.rule;

import io.leanq.tree.ObjectName;

/** Names of a database in documentation comments. They neither end the comment nor are read as markup. */
public final class Docs {

    private Docs() {}

    /**
     * A name as code: {@code students}. Characters with a meaning for Java or for its documentation tool become
     * question marks.
     */
    public static String code(String name) {
        StringBuilder out = new StringBuilder("{@code ");
        name.codePoints()
                .map(c -> Character.isLetterOrDigit(c) || " _-.$#".indexOf(c) >= 0 ? c : '?')
                .forEach(out::appendCodePoint);
        return out.append('}').toString();
    }

    /** A comment of the schema as documentation in one line, with a mark at the end. */
    static String text(String comment) {
        String line = comment.replaceAll("\\s+", " ").strip();
        StringBuilder out = new StringBuilder();
        line.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                out.append('?');
            } else if ("*/@<>&{}\\".indexOf(c) >= 0) {
                out.append("&#").append(c).append(';');
            } else {
                out.appendCodePoint(c);
            }
        });
        return line.isEmpty() || ".!?".indexOf(line.charAt(line.length() - 1)) >= 0
                ? out.toString()
                : out.append('.').toString();
    }

    public static String code(ObjectName name) {
        return code(name.toString());
    }
}
