package io.leanq.embedded.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.GoodClient;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server with 96 MB of heap, clients with log-in that send much, and one that sends ordinary requests. */
@Tag("slow")
@Order(1)
class SmallHeapTest {
    private static final int GREEDY = 8;
    private static final List<String> SMALL = List.of("-Xmx96m", "-XX:+ExitOnOutOfMemoryError");

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void largeMessagesOfManyClientsStayWithinTheHeap() throws Exception {
        try (ServerProcess server = ServerProcess.start(SMALL, "--port", "0")) {
            GoodClient.worksDuring(server.port(), () -> {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < GREEDY; i++) {
                    ProtocolClient greedy = ProtocolClient.open(server.port());
                    Thread thread = new Thread(() -> sendEndlessly(greedy));
                    thread.start();
                    threads.add(thread);
                }
                for (Thread thread : threads) {
                    thread.join(60_000);
                    assertThat(thread.isAlive()).isFalse();
                }
            });
            assertThat(server.isAlive()).isTrue();
            try (ProtocolClient client = ProtocolClient.open(server.port())) {
                assertThat(client.value("SELECT CHAR_LENGTH(CAST(? AS VARCHAR))", "x".repeat(10_000_000)))
                        .isEqualTo(10_000_000L);
            }
        }
    }

    /** Sends an endless message, each piece of which announces the next. */
    private static void sendEndlessly(ProtocolClient client) {
        byte[] chunk = ByteBuffer.allocate(12 + 131_072)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(131_072)
                .putInt(0)
                .put((byte) 1)
                .put((byte) 1)
                .array();
        try (client) {
            while (true) {
                client.socket().getOutputStream().write(chunk);
            }
        } catch (IOException e) {
            // the server has closed the connection, as it should
        }
    }
}
