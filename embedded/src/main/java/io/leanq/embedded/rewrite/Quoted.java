package io.leanq.embedded.rewrite;

/** Names and texts as H2's SQL has them, whatever characters they hold. */
public final class Quoted {
    private Quoted() {}

    /** An identifier for exactly this name. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A literal for exactly this text. */
    public static String text(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
