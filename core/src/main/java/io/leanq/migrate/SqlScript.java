package io.leanq.migrate;

import io.leanq.InvalidDefinition;
import java.util.List;
import java.util.Objects;

/**
 * A text of SQL, divided into statements at the semicolons that stand outside of quotes and comments, by the rules of
 * migrations, but with any statements: queries too. Immutable.
 *
 * @param statements in their order
 * @param isEnded true if nothing, or only blanks and comments, stands behind the last semicolon
 */
public record SqlScript(List<Statement> statements, boolean isEnded) {

    public SqlScript {
        statements = List.copyOf(statements);
    }

    /**
     * A statement.
     *
     * @param line the line of the text at which it begins, from 1
     * @param text without comments and without the semicolon; hints stay
     */
    public record Statement(int line, String text) {

        /** The first word in upper case, or the first character if it is no word. */
        public String firstWord() {
            return SqlWords.first(text);
        }
    }

    /**
     * Divides a text.
     *
     * @param source what the text is called in messages, such as the name of its file
     * @throws InvalidDefinition if a quote or comment has no end; it says the line
     */
    public static SqlScript of(String source, String text) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(text, "text");
        return ScriptSplitter.splitAny(source, text.replace("\r\n", "\n").replace('\r', '\n'));
    }
}
