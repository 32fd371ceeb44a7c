package io.leanq.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Main;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program at random moments of a load, and runs the same command again until it ends. The table has no key,
 * so a row that is loaded twice stands in it twice.
 */
@Tag("slow")
class KilledLoadTest {
    private static final int ROWS = 20_000;
    private static final int NO_NUMBER = 977;
    private static final int REFUSED = 1_511;
    private static final int MOST_RUNS = 30;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void killedLoadIsGoneOnWith() throws Exception {
        int kills = loadUnderKills(1);
        assertThat(kills).as("kills in the middle of the load").isGreaterThanOrEqualTo(3);
    }

    @Test
    void killedLoadOverSeveralConnectionsIsGoneOnWith() throws Exception {
        int kills = loadUnderKills(3);
        assertThat(kills).as("kills in the middle of the load").isGreaterThanOrEqualTo(3);
    }

    private int loadUnderKills(int connections) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, content());
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                Database db = Leanxcale.connect(server.url());
                DriverConnection connection = driver.acquire()) {
            LoadNotes.createTable(db);
            connection.execute("CREATE TABLE t (n INTEGER, a VARCHAR(40), CHECK (n >= 0))", binds -> {});
            int kills = 0;
            for (int run = 0; ; run++) {
                assertThat(run).as("runs, seed " + seed).isLessThan(MOST_RUNS);
                long before = run == 0 ? 0 : noted(connection);
                Process program = start(server.url(), file, connections);
                if (awaitProgress(program, connection, before) && kills < 5) {
                    program.waitFor(random.nextInt(120), TimeUnit.MILLISECONDS);
                    program.destroyForcibly();
                }
                assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
                if (program.exitValue() == 0) {
                    break;
                }
                assertThat(program.exitValue())
                        .as(() -> "the run was killed, and did not fail: " + output())
                        .isGreaterThan(128);
                kills++;
                assertThat(tableAndNotes(connection))
                        .as("rows, and rows that are noted; seed " + seed)
                        .matches(counts -> counts.get(0).equals(counts.get(1)));
            }
            assertThat(numbers(connection, "SELECT n FROM t ORDER BY n"))
                    .as("seed " + seed)
                    .isEqualTo(goodNumbers());
            assertBadRows(file.resolveSibling("rows.csv.bad"));
            assertThat(noted(connection)).isEqualTo(ROWS);
            return kills;
        }
    }

    private static String content() {
        StringBuilder text = new StringBuilder("n,a\n");
        for (int i = 1; i <= ROWS; i++) {
            String n = i % NO_NUMBER == 0 ? "x" + i : i % REFUSED == 0 ? "-" + i : "" + i;
            text.append(n).append(",\"text ").append(i).append("\nof two lines\"\n");
        }
        return text.toString();
    }

    private static boolean isBad(int i) {
        return i % NO_NUMBER == 0 || i % REFUSED == 0;
    }

    private static List<Long> goodNumbers() {
        List<Long> good = new ArrayList<>();
        for (int i = 1; i <= ROWS; i++) {
            if (!isBad(i)) {
                good.add((long) i);
            }
        }
        return good;
    }

    private void assertBadRows(Path bad) throws Exception {
        List<String> lines = new ArrayList<>();
        try (CsvRows rows = new CsvRows("bad", CsvFormat.STANDARD, Files.newInputStream(bad))) {
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                String[] fields = row.fields();
                lines.add(fields[0] + " " + fields[2]);
            }
        }
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= ROWS; i++) {
            if (isBad(i)) {
                expected.add(2L * i + " " + (i % NO_NUMBER == 0 ? "x" : "-") + i);
            }
        }
        assertThat(lines.remove(0)).isEqualTo("line n");
        assertThat(lines).containsExactlyInAnyOrderElementsOf(expected);
    }

    private Process start(String url, Path file, int connections) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "load",
                        "--url",
                        url,
                        "--table",
                        "t",
                        "--file",
                        file.toString(),
                        "--batch",
                        "40",
                        "--max-bad",
                        "1000",
                        "--connections",
                        Integer.toString(connections))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("out.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the program has noted more rows, or ended. @return whether it runs */
    private static boolean awaitProgress(Process program, DriverConnection connection, long before) throws Exception {
        while (program.isAlive()) {
            if (noted(connection) > before) {
                return true;
            }
            program.waitFor(5, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private static long noted(DriverConnection connection) {
        return numbers(connection, "SELECT COALESCE(SUM(rows_done), 0) FROM leanq_loads")
                .get(0);
    }

    private static List<Long> tableAndNotes(DriverConnection connection) {
        return numbers(
                connection,
                "SELECT (SELECT COUNT(*) FROM t), (SELECT COALESCE(SUM(rows_done - rows_bad), 0) FROM leanq_loads)");
    }

    private static List<Long> numbers(DriverConnection connection, String query) {
        List<Long> numbers = new ArrayList<>();
        try (DriverCursor cursor = connection.query(query, binds -> {})) {
            while (cursor.next()) {
                for (int i = 0; i < cursor.columns(); i++) {
                    numbers.add(cursor.getLong(i));
                }
            }
        }
        return numbers;
    }
}
