package io.leanq.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compared clients do the same: each reads and writes the same rows on the same server. */
@Tag("slow")
class ClientsTest {
    private static final int ROWS = 2_000;
    private static StockServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = StockServerProcess.start(ROWS);
        for (String property : server.properties()) {
            String[] parts = property.substring("-D".length()).split("=");
            System.setProperty(parts[0], parts[1]);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        System.clearProperty(Clients.HTTP_PORT);
        System.clearProperty(Clients.FRAMED_PORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Clients.STOCK,
                Clients.STOCK_LARGE_FRAMES,
                Clients.CURSOR_HTTP,
                Clients.STREAM_HTTP,
                Clients.CURSOR_TCP,
                Clients.STREAM_TCP
            })
    void everyClientFetchesEveryCell(String name) throws SQLException {
        try (Client client = Clients.named(name)) {
            assertThat(client.fetchAll())
                    .isEqualTo(LongStream.range(0, ROWS)
                            .mapToObj(Reading::of)
                            .mapToLong(Reading::checksum)
                            .sum());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Clients.STOCK,
                Clients.PREBUILT_HTTP,
                Clients.AFRESH_HTTP,
                Clients.PREBUILT_TCP,
                Clients.AFRESH_TCP
            })
    void everyClientReadsTheSameRow(String name) throws SQLException {
        try (Client client = Clients.named(name)) {
            assertThat(client.read(77)).isEqualTo(Reading.of(77));
            assertThat(client.read(78)).isEqualTo(Reading.of(78));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {Clients.STOCK, Clients.STOCK_SMALL_BATCHES, Clients.HTTP, Clients.TCP, Clients.ENCODED_BEFOREHAND
            })
    void everyClientInsertsEveryRow(String name) throws SQLException {
        List<Reading> rows = LongStream.range(0, ROWS).mapToObj(Reading::of).toList();
        try (Client client = Clients.named(name);
                StockDriver administrator = (StockDriver) Clients.named(Clients.STOCK)) {
            administrator.emptyLoaded();
            client.insert(rows);
            assertThat(administrator.loaded()).isEqualTo(rows);
        }
    }
}
