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

    public static String code(ObjectName name) {
        return code(name.toString());
    }
}
