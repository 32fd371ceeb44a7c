package io.leanq.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Main;
import io.leanq.driver.DriverConnection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads and exports more than the heap of the program can hold. */
@Tag("slow")
class SmallHeapTest {
    private static final int HEAP_MB = 16;
    private static final int ROWS = 80_000;
    private static final String TEXT = "a text of two hundred characters and some more ".repeat(5);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void moreRowsThanTheHeapHoldsAreLoadedAndExported() throws Exception {
        Path file = folder.resolve("rows.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,a\n");
            for (int i = 0; i < ROWS; i++) {
                out.write(i + "," + TEXT + i + "\n");
            }
        }
        assertThat(Files.size(file)).isGreaterThan(HEAP_MB * 1_000_000L);
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire()) {
            connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(300))", binds -> {});
            run("load", "--url", server.url(), "--table", "t", "--file", file.toString());
            Path exported = folder.resolve("exported.csv");
            run(
                    "export",
                    "--url",
                    server.url(),
                    "--query",
                    "SELECT id, a FROM t ORDER BY id",
                    "--output",
                    exported.toString());
            assertThat(Files.mismatch(file, exported)).isEqualTo(-1);
        }
    }

    private void run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MB + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        Process program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(program.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(Files.readString(output)).isZero();
    }
}
