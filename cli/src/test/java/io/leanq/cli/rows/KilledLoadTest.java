package io.leanq.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Main;
import io.leanq.driver.DriverConnection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program at random moments of a load, and runs the same command again until it ends. */
@Tag("slow")
class KilledLoadTest {
    private static final int KILLS = Integer.getInteger("leanq.kills", 4);
    private static final int MOST_MILLIS = 120;
    private static final NumberedRows ROWS = new NumberedRows(20_000, 977, 1_511);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void killedLoadIsGoneOnWith() throws Exception {
        loadUnderKills(1);
    }

    @Test
    void killedLoadOverSeveralConnectionsIsGoneOnWith() throws Exception {
        loadUnderKills(3);
    }

    private void loadUnderKills(int connections) throws Exception {
        Random random = new Random();
        Path file = ROWS.write(folder.resolve("rows.csv"));
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                Database db = Leanxcale.connect(server.url());
                DriverConnection connection = driver.acquire()) {
            LoadNotes.createTable(db);
            connection.execute(NumberedRows.TABLE, binds -> {});
            int kills = 0;
            while (true) {
                long before = NumberedRows.noted(connection);
                Process program = start(server.url(), file, connections);
                if (kills < KILLS && awaitProgress(program, connection, before)) {
                    program.waitFor(random.nextInt(MOST_MILLIS), TimeUnit.MILLISECONDS);
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
                NumberedRows.assertNotesAreOfTable(connection);
            }
            ROWS.assertLoaded(connection, file.resolveSibling("rows.csv.bad"));
            assertThat(kills).as("kills in the middle of the load").isPositive();
        }
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
            if (NumberedRows.noted(connection) > before) {
                return true;
            }
            program.waitFor(5, TimeUnit.MILLISECONDS);
        }
        return false;
    }
}
