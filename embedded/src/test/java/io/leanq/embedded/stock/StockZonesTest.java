package io.leanq.embedded.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Dates and times by the stock driver in three zones. The server stores the wall clock, whatever the zones of writer
 * and reader.
 */
@Tag("slow")
class StockZonesTest {
    private final EmbeddedLeanxcale server = StockTransport.startServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theWallClockIsTheSameForEveryWriterAndReader() throws Exception {
        try (Connection connection = StockTransport.HTTP.connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE clocks (writer VARCHAR(40), n INTEGER, ts TIMESTAMP, dt DATE, tm TIME,"
                    + " PRIMARY KEY (writer, n))");
            List<String> zones = List.of("Asia/Tokyo", "UTC", "America/New_York");
            for (int i = 0; i < zones.size(); i++) {
                assertThat(linesOf(zones.get(i), "writer " + i))
                        .hasSize((i + 1) * StockClocks.CLOCKS.size())
                        .allMatch(line -> StockClocks.CLOCKS.stream()
                                .anyMatch(clock -> line.equals(
                                        clock + " " + clock.substring(0, 10) + " " + clock.substring(11, 19))));
            }
            for (int n = 0; n < StockClocks.CLOCKS.size(); n++) {
                assertThat(stored(statement, n)).isEqualTo(zones.size());
            }
        }
    }

    /** The number of writers that stored this wall clock, by a literal, which has no zone. */
    private static int stored(Statement statement, int n) throws SQLException {
        String clock = StockClocks.CLOCKS.get(n);
        try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM clocks WHERE n = " + n
                + " AND ts = TIMESTAMP '"
                + clock + "' AND dt = DATE '" + clock.substring(0, 10) + "' AND tm = TIME '" + clock.substring(11, 19)
                + "'")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    private List<String> linesOf(String zone, String writer) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Duser.timezone=" + zone,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StockClocks.class.getName(),
                        StockTransport.HTTP.jdbcUrl(server),
                        StockTransport.TCP.jdbcUrl(server),
                        writer)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            List<String> lines = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(program.exitValue()).isZero();
            return lines;
        } finally {
            program.destroyForcibly();
        }
    }
}
