package io.leanq.codegen.rule;

import io.leanq.tree.ObjectName;

/** Names of a database in documentation comments, where they must neither end the comment nor be read as markup. */
public final class Docs {

    private Docs() {}

    /** {@code students}; what could mean something to Java or to its documentation tool shows as a question mark. */
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
