package io.leanq.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Leanq;
import io.leanq.cli.Leanq.Ended;
import io.leanq.cli.Main;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.embedded.EmbeddedLeanxcale;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs and files that read the output, or are read, may be like. */
class OutputOfSqlTest {
    private static EmbeddedLeanxcale server;
    private static Leanq leanq;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void createTable() {
        server = EmbeddedLeanxcale.start();
        leanq = Leanq.at(server.url());
        leanq.run(
                        "sql",
                        "--execute",
                        "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20));"
                                + "INSERT INTO t VALUES (1, 'Rex'), (2, NULL)")
                .ok();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    /** Standard output on a disk that is full. */
    private static Ended onFullDisk(String... arguments) {
        StringWriter err = new StringWriter();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        int code = Main.run(
                Surroundings.of(
                        Map.of("LEANQ_URL", server.url()),
                        new PrintWriter(full, true, StandardCharsets.UTF_8),
                        new PrintWriter(err, true)),
                arguments);
        return new Ended(code, "", err.toString());
    }

    @Test
    void outputThatIsLostIsAFailure() {
        Ended ended = onFullDisk("sql", "--format", "csv", "--execute", "SELECT id FROM t");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("error: standard output takes no more: it is closed, or its disk is full");
    }

    @Test
    void queryEndsWhenNobodyReadsItsRows() {
        String values = "(VALUES 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)";
        String many = "SELECT a.n FROM " + values + " a (n), " + values + " b (n), " + values + " c (n), " + values
                + " d (n)";
        Ended ended = onFullDisk("sql", "--format", "csv", "--execute", many);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .startsWith("error: standard output takes no more")
                .hasLineCount(1);
    }

    @Test
    void jsonIsOneDocument() {
        Ended two = leanq.run("sql", "--json", "--execute", "SELECT id FROM t; SELECT name FROM t");
        assertThat(two.code()).isEqualTo(2);
        assertThat(two.out()).isEmpty();
        assertThat(two.err()).contains("2 queries", "--format json").hasLineCount(1);
        assertThat(leanq.run("sql", "--format", "json", "--execute", "SELECT id FROM t WHERE id = 1; VALUES 2")
                        .ok()
                        .out())
                .startsWith("[\n{\"id\":1}\n]\n[\n{");
        assertThat(leanq.run("sql", "--json", "--execute", "DELETE FROM t WHERE id = 7")
                        .ok()
                        .out())
                .isEqualTo("[]\n");
    }

    @Test
    void equalNamesOfColumnsAreRefusedInJson() {
        Ended ended = leanq.run("sql", "--json", "--execute", "SELECT a.id, b.id FROM t a, t b");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .isEqualTo("error: two columns of the result are called id, and a JSON object has each name once:"
                        + " give one of them another by AS\n");
    }

    @Test
    void byteOrderMarkIsSkipped() throws Exception {
        Path file = Files.writeString(folder.resolve("mark.sql"), "\uFEFFSELECT id FROM t\r\nWHERE id = 2;\r\n");
        assertThat(leanq.run("sql", "--format", "csv", "--file", file.toString())
                        .ok()
                        .out())
                .isEqualTo("id\n2\n");
        assertThat(leanq.input("\uFEFFSELECT id FROM t WHERE id = 2")
                        .run("sql", "--format", "csv")
                        .ok()
                        .out())
                .isEqualTo("id\n2\n");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        assertThat(leanq.run("sql", "--execute", "SELECT 'a\u001b[2J\u0007\u009b' AS x FROM t WHERE id = 1")
                        .ok()
                        .out())
                .contains("a\\u001B[2J\\u0007\\u009B")
                .doesNotContain("\u001b", "\u0007", "\u009b");
    }
}
