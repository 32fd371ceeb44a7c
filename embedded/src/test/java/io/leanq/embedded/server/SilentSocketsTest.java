package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sockets without a log-in can neither lock others out nor stay. */
@Tag("slow")
@ExtendWith(LeanxcaleExtension.class)
@Order(1)
class SilentSocketsTest {
    private final EmbeddedLeanxcale server;
    private final List<Socket> silent = new ArrayList<>();

    SilentSocketsTest(EmbeddedLeanxcale server) {
        this.server = server;
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    void sixHundredSilentSocketsLockNobodyOut() throws Exception {
        try (ProtocolClient before = ProtocolClient.open(server.port())) {
            before.autoCommit(false);
            before.update("CREATE TABLE IF NOT EXISTS silence (id INTEGER PRIMARY KEY)");
            before.update("INSERT INTO silence VALUES (1)");
            for (int i = 0; i < 600; i++) {
                silent.add(new Socket("127.0.0.1", server.port()));
            }
            long start = System.nanoTime();
            try (ProtocolClient client = ProtocolClient.open(server.port())) {
                assertThat(client.value("SELECT 1")).isEqualTo(1);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(before.value("SELECT COUNT(*) FROM silence")).isEqualTo(1L);
        }
    }

    @Test
    void socketWithAByteNowAndThenIsClosedAfterTenSeconds() throws Exception {
        try (ProtocolClient idle = ProtocolClient.open(server.port());
                Socket slow = new Socket("127.0.0.1", server.port())) {
            slow.setSoTimeout(500);
            byte[] headerOfAThousandBytes = {(byte) 0xE8, 3, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0};
            slow.getOutputStream().write(headerOfAThousandBytes);
            long start = System.nanoTime();
            boolean open = true;
            while (open && System.nanoTime() - start < Duration.ofSeconds(20).toNanos()) {
                try {
                    slow.getOutputStream().write(1);
                    open = slow.getInputStream().read() >= 0;
                } catch (java.net.SocketTimeoutException e) {
                    // still open
                } catch (IOException e) {
                    open = false;
                }
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            assertThat(waited).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(15));
            assertThat(idle.value("SELECT 1")).isEqualTo(1);
        }
    }
}
