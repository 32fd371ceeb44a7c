package io.leanq.leanxcale.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.leanxcale.process.ServerProcess;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million rows of 200 bytes (200 MB) pass through a client of 32 MB and a server of 256 MB that keeps its data on
 * disk: neither side holds the whole batch or result.
 */
@Tag("slow")
@Order(1)
class FlatMemoryTest {
    private static final int ROWS = 1_000_000;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aMillionRowsPassThroughSmallHeaps(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            Process client = ServerProcess.java(
                    List.of("-Xmx32m"), BulkClient.class.getName(), server.url(), String.valueOf(ROWS));
            try (BufferedReader result = ServerProcess.output(client)) {
                assertThat(result.lines()).contains("inserted=" + ROWS + " streamed=" + ROWS);
                assertThat(client.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(client.exitValue()).isZero();
            } finally {
                client.destroyForcibly();
            }
            assertThat(server.isAlive()).isTrue();
        }
    }
}
