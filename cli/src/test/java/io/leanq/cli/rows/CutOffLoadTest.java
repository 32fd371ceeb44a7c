package io.leanq.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.DriverConnection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cuts off the connections of a load behind any byte, which is what the server sees of a program that is killed, and
 * runs the command again until it ends. {@link KilledLoadTest} kills programs, and so has fewer points.
 */
class CutOffLoadTest {
    private static final int MOST_BYTES = 40_000;
    private static final NumberedRows ROWS = new NumberedRows(1_500, 97, 151);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void loadGoesOnWhereItWasCutOff(int connections) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path file = ROWS.write(folder.resolve("rows.csv"));
        Path bad = folder.resolve("rows.bad");
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                CuttingProxy proxy = new CuttingProxy(server.port());
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                Database db = Leanxcale.connect(server.url());
                DriverConnection connection = driver.acquire()) {
            LoadNotes.createTable(db);
            connection.execute(NumberedRows.TABLE, binds -> {});
            String url = server.url().replace(":" + server.port(), ":" + proxy.port());
            int cuts = 0;
            while (true) {
                proxy.cutBehind(cuts > 60 ? Long.MAX_VALUE : random.nextInt(MOST_BYTES));
                Ended ended = Ended.of(
                        "load",
                        "--url",
                        url,
                        "--table",
                        "t",
                        "--file",
                        file.toString(),
                        "--bad",
                        bad.toString(),
                        "--batch",
                        "30",
                        "--connections",
                        Integer.toString(connections));
                if (ended.code() == 0) {
                    break;
                }
                cuts++;
                assertThat(ended.err()).as("seed " + seed).hasLineCount(1);
                tearLastLine(bad, random);
            }
            assertThat(cuts).as("cuts").isGreaterThan(2);
            ROWS.assertLoaded(connection, bad);
        }
    }

    /** A program that is killed while it writes bad rows leaves a part of a line, of a row that is not noted. */
    private static void tearLastLine(Path bad, Random random) throws Exception {
        String row = "9999,\"no\nreason\",1,\"text\nof two lines\"\n";
        if (Files.exists(bad)) {
            Files.writeString(bad, row.substring(0, random.nextInt(row.length())), StandardOpenOption.APPEND);
        }
    }

    @Test
    void connectionThatIsLostIsReportedInOneLine() throws Exception {
        Path file = ROWS.write(folder.resolve("rows.csv"));
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                CuttingProxy proxy = new CuttingProxy(server.port())) {
            proxy.cutBehind(0);
            String url = server.url().replace(":" + server.port(), ":" + proxy.port());
            Ended ended = Ended.of("load", "--url", url, "--table", "t", "--file", file.toString());
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).startsWith("error: ").hasLineCount(1);
        }
    }
}
