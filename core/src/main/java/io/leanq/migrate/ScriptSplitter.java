package io.leanq.migrate;

import io.leanq.InvalidDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Splits the text of a script into statements, which end at a semicolon outside of quotes and comments. Comments,
 * {@code --}, {@code //} and <code>/* … *&#47;</code>, are left out; hints, which begin with <code>/*+</code>, stay.
 */
final class ScriptSplitter {
    private static final String ROWS = "gives rows, which a migration has no use for: leave it out";
    private static final String ENDS = "ends or divides a transaction: leave it out, since each statement that changes"
            + " rows is committed with the record of it";
    private static final String SETS = "holds for one connection, and statements of a script may run on several: say it"
            + " in the URL or the options of the database";
    /** First words of statements that do not belong in a script, and why. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("SELECT", ROWS),
            Map.entry("VALUES", ROWS),
            Map.entry("WITH", ROWS),
            Map.entry("EXPLAIN", ROWS),
            Map.entry("DESCRIBE", ROWS),
            Map.entry("(", ROWS),
            Map.entry("COMMIT", ENDS),
            Map.entry("ROLLBACK", ENDS),
            Map.entry("BEGIN", ENDS),
            Map.entry("START", ENDS),
            Map.entry("SAVEPOINT", ENDS),
            Map.entry("RELEASE", ENDS),
            Map.entry("SET", SETS),
            Map.entry("RESET", SETS),
            Map.entry("USE", SETS));

    private final String file;
    private final String text;
    private final boolean migration;
    private final List<ScriptStatement> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private final StringBuilder shown = new StringBuilder();
    private int at;
    private int line = 1;
    /** The line of the first character of the statement; 0 before it. */
    private int firstLine;
    /** True where no statement has begun behind the last semicolon. */
    private boolean ended = true;

    private ScriptSplitter(String file, String text, boolean migration) {
        this.file = file;
        this.text = text;
        this.migration = migration;
    }

    /**
     * @param file the name of the file, for messages
     * @param text with line feeds between its lines
     * @throws InvalidDefinition if a quote or comment has no end, or a statement does not belong in a script
     */
    static List<ScriptStatement> split(String file, String text) {
        ScriptSplitter splitter = new ScriptSplitter(file, text, true);
        splitter.scan();
        return List.copyOf(splitter.statements);
    }

    /**
     * Splits a text whose statements may be any: queries, and those that end a transaction.
     *
     * @throws InvalidDefinition if a quote or comment has no end
     */
    static SqlScript splitAny(String file, String text) {
        ScriptSplitter splitter = new ScriptSplitter(file, text, false);
        splitter.scan();
        return new SqlScript(
                splitter.statements.stream()
                        .map(one -> new SqlScript.Statement(one.line(), one.text()))
                        .toList(),
                splitter.ended);
    }

    private void scan() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';') {
                at++;
                end();
                ended = true;
            } else if (c == '\'' || c == '"') {
                quoted(c);
            } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*+", at)) {
                take(endOf("hint", "*/", at + 3));
            } else if (text.startsWith("/*", at)) {
                int end = endOf("comment", "*/", at + 2);
                countLines(at, end);
                at = end;
                plain(' ');
            } else {
                requirePlain(c);
                plain(c);
                line += c == '\n' ? 1 : 0;
                at++;
            }
        }
        end();
    }

    private void requirePlain(char c) {
        if (text.startsWith("*/", at)) {
            throw refused(line, "*/ ends no comment: comments do not nest");
        }
        if (c == '?' && migration) {
            throw refused(
                    line,
                    "a question mark stands outside of quotes, and a script has no values for it: write"
                            + " the value itself");
        }
    }

    private void plain(char c) {
        if (firstLine == 0) {
            if (Character.isWhitespace(c)) {
                return;
            }
            begin();
        }
        statement.append(c);
        shown.append(c);
    }

    private void begin() {
        firstLine = line;
        ended = false;
    }

    /** Takes a text in quotes. A doubled quote inside it reads as the end of one text and the start of the next. */
    private void quoted(char quote) {
        int end = endOf("quote " + quote, String.valueOf(quote), at + 1);
        if (quote == '"') {
            take(end);
            return;
        }
        int length = shown.length();
        take(end);
        shown.setLength(length);
        shown.append("'…'");
    }

    /** Takes the text up to a place as it stands. */
    private void take(int end) {
        if (firstLine == 0) {
            begin();
        }
        statement.append(text, at, end);
        shown.append(text, at, end);
        countLines(at, end);
        at = end;
    }

    private int endOf(String what, String mark, int from) {
        int end = text.indexOf(mark, from);
        if (end < 0) {
            throw refused(line, "the " + what + " that begins here has no end");
        }
        return end + mark.length();
    }

    private void countLines(int from, int end) {
        for (int i = from; i < end; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
    }

    private void end() {
        String sql = statement.toString().strip();
        if (!sql.isEmpty()) {
            String first = SqlWords.first(sql);
            String reason = REFUSED.get(first);
            if (reason != null && migration) {
                throw refused(firstLine, first + " " + reason);
            }
            statements.add(new ScriptStatement(firstLine, sql, shown.toString().strip()));
        }
        statement.setLength(0);
        shown.setLength(0);
        firstLine = 0;
    }

    private InvalidDefinition refused(int place, String reason) {
        return new InvalidDefinition(file + ", line " + place + ": " + reason);
    }
}
