package io.leanq.cli.sql;

import io.leanq.LeanqException;
import io.leanq.cli.terminal.Failures;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.exec.Database;
import io.leanq.migrate.SqlScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The prompt: lines are edited, kept in a history and completed with the words of SQL and the names of the database.
 * A statement ends with a semicolon and may have several lines. Control-C gives up the line, or the statement that
 * runs; Control-D ends.
 */
final class Prompt {
    /** Lines with passwords stay out of the history's file. */
    private static final Pattern SECRET = Pattern.compile("(?is).*\\b(PASSWORD|IDENTIFIED)\\b.*");

    private static final String HELP = """
            SELECT …;        a statement ends with a semicolon, and may have several lines
            BEGIN; COMMIT; ROLLBACK;
                             statements between them are one transaction
            \\d               tables, views and sequences
            \\d NAME          the columns of a table or view
            \\q               end (as Control-D)
            Tab completes names; Control-R searches the history; Control-C stops what runs""";

    private final Surroundings surroundings;
    private final Statements statements;
    private final Output printed;
    private final Names names;

    Prompt(Surroundings surroundings, Database database, Statements statements, Output printed) {
        this.surroundings = surroundings;
        this.statements = statements;
        this.printed = printed;
        this.names = new Names(database);
    }

    /** Reads and runs statements until the end. */
    int run() {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            terminal.handle(Terminal.Signal.INT, signal -> statements.cancel());
            return run(terminal);
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be used: " + e.getMessage(), e);
        }
    }

    /** Reads and runs statements of this terminal. */
    int run(Terminal terminal) throws IOException {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("leanq")
                .parser(new StatementParser())
                .completer(names)
                .history(new QuietHistory())
                .variable(LineReader.HISTORY_FILE, historyFile())
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P   -> ")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        terminal.writer().println("\\? shows help, \\q ends");
        while (true) {
            String line;
            try {
                line = reader.readLine(statements.isInTransaction() ? "leanq*> " : "leanq> ");
            } catch (UserInterruptException e) {
                continue;
            } catch (EndOfFileException e) {
                line = "\\q";
            }
            if (line.strip().equals("\\q")) {
                if (statements.isInTransaction()) {
                    printed.warn("the open transaction is rolled back");
                }
                return 0;
            }
            runOne(line);
        }
    }

    private void runOne(String line) {
        try {
            String word = line.strip();
            if (word.equals("\\?") || word.toLowerCase(Locale.ROOT).matches("help;?")) {
                printed.out().println(HELP);
            } else if (word.startsWith("\\d")) {
                names.describe(word.substring(2).strip().replaceAll(";$", "")).forEach(printed.out()::println);
            } else if (word.startsWith("\\")) {
                printed.err().println("error: there is no " + word.split("\\s", 2)[0] + "; \\? shows what there is");
            } else {
                SqlScript.of("input", line).statements().forEach(statements::run);
            }
        } catch (LeanqException e) {
            printed.err().println("error: " + Failures.oneLine(e));
        }
        printed.out().flush();
        printed.err().flush();
    }

    private Path historyFile() {
        String chosen = surroundings.environment().get("LEANQ_HISTORY");
        return chosen == null ? Path.of(System.getProperty("user.home"), ".leanq_history") : Path.of(chosen);
    }

    /** A history that forgets lines with passwords. */
    private static final class QuietHistory extends DefaultHistory implements History {
        @Override
        public void add(java.time.Instant time, String line) {
            if (!SECRET.matcher(line).matches()) {
                super.add(time, line);
            }
        }
    }
}
