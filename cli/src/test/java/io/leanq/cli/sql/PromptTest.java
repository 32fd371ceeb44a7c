package io.leanq.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.cli.result.Printer;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.migrate.SqlScript;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is typed at the prompt, on a terminal whose input and output are streams. */
class PromptTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Command(name = "test")
    private static final class Printing {
        @Mixin
        private final Output printed = new Output();
    }

    private void type(String url, String keys) throws Exception {
        Printing printing = new Printing();
        new CommandLine(printing).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        Surroundings surroundings = Surroundings.of(
                Map.of("LEANQ_HISTORY", folder.resolve("history").toString()),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
        try (LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(url));
                Database database = Leanxcale.connect(url);
                Terminal terminal = new DumbTerminal(
                        "test",
                        "dumb",
                        new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(120, 40));
            PrintWriter printed = new PrintWriter(out, true);
            Statements statements = new Statements(driver, Printer.of(Printer.Form.TABLE, printed), printed);
            assertThat(new Prompt(surroundings, database, statements, printing.printed).run(terminal))
                    .isZero();
        }
    }

    @Test
    void statementOfSeveralLinesRunsAtItsSemicolon() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
            type(server.url(), """
                    CREATE TABLE pets (id INTEGER PRIMARY KEY,
                      name VARCHAR(20) NOT NULL);
                    INSERT INTO pets VALUES (1, 'Rex; the dog');
                    SELECT name
                    FROM pets;
                    SELECT wrong FROM pets;
                    \\d
                    \\d PETS
                    \\d nowhere
                    \\x
                    \\q
                    """);
        }
        assertThat(out.toString().replaceAll("\\d+ ms", "N ms")).isEqualTo("""
                done (N ms)
                1 row changed (N ms)
                name
                ------------
                Rex; the dog
                1 row (N ms)
                table     pets
                id    INTEGER NOT NULL
                name  VARCHAR(20) NOT NULL
                """);
        assertThat(err.toString().lines().toList())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0))
                        .startsWith("error: there is no such column")
                        .contains("wrong"))
                .contains("error: there is no table or view nowhere; \\d lists those that are there")
                .contains("error: there is no \\x; \\? shows what there is");
    }

    @Test
    void historyKeepsStatementsAndNoPassword() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
            type(server.url(), "VALUES 1;\nCREATE USER bob IDENTIFIED BY 's3cret';\n\\q\n");
        }
        assertThat(Files.readString(folder.resolve("history")))
                .contains("VALUES 1;")
                .doesNotContain("s3cret");
    }

    @Test
    void stoppedStatementLeavesAPromptThatGoesOn() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                Statements statements = new Statements(
                        driver, Printer.of(Printer.Form.CSV, new PrintWriter(out, true)), new PrintWriter(err, true))) {
            run(statements, "CREATE TABLE pets (id INTEGER PRIMARY KEY); BEGIN; INSERT INTO pets VALUES (1)");
            Thread stop = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    statements.cancel();
                }
            });
            stop.start();
            try {
                assertThatThrownBy(() -> run(
                                statements,
                                "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000000000) AS x WHERE MOD(x.x, 3) = 1"))
                        .hasMessage("stopped; whether the statement ran to its end is not known; the open transaction"
                                + " is rolled back");
            } finally {
                stop.interrupt();
                stop.join();
            }
            assertThat(statements.isInTransaction()).isFalse();
            run(statements, "SELECT COUNT(*) AS n FROM pets");
            assertThat(out.toString()).isEqualTo("n\n0\n");
        }
    }

    private static void run(Statements statements, String sql) {
        SqlScript.of("input", sql).statements().forEach(statements::run);
    }

    @Test
    void namesOfTheDatabaseAndWordsOfSqlAreOffered() {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database database = Leanxcale.connect(server.url())) {
            database.execute(
                    io.leanq.query.Dsl.sql("CREATE TABLE pets (id INTEGER PRIMARY KEY, \"two words\" INTEGER)"));
            List<Candidate> candidates = new ArrayList<>();
            new Names(database).complete(null, new DefaultParser().parse("sel", 3), candidates);
            assertThat(candidates).extracting(Candidate::value).contains("pets", "\"two words\"", "select", "id");
        }
    }

    @Test
    void statementIsWholeWhereItsSemicolonStandsOutsideOfQuotesAndComments() {
        assertThat(StatementParser.isWhole("SELECT 1;")).isTrue();
        assertThat(StatementParser.isWhole("SELECT 1; -- done")).isTrue();
        assertThat(StatementParser.isWhole("SELECT 1")).isFalse();
        assertThat(StatementParser.isWhole("SELECT ';")).isFalse();
        assertThat(StatementParser.isWhole("SELECT /* ;")).isFalse();
        assertThat(StatementParser.isWhole("SELECT 1; SELECT 2")).isFalse();
        assertThat(StatementParser.isWhole("\\d pets")).isTrue();
    }
}
