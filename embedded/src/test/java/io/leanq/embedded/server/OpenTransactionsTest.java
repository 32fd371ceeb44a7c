package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** H2 has 255 open transactions at most. */
class OpenTransactionsTest {
    private static final int LIMIT = 255;
    private static final String REFUSAL = "53300 The embedded server has its limit of 255 transactions open";

    private final EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
    private final List<ProtocolClient> open = new ArrayList<>();
    private final ProtocolClient idle;

    OpenTransactionsTest() throws IOException {
        idle = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void openAllThatThereCanBe() throws IOException {
        idle.update("CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER)");
        while (open.size() < LIMIT) {
            ProtocolClient client = ProtocolClient.open(server.port());
            open.add(client);
            client.autoCommit(false);
            client.update("INSERT INTO t VALUES (" + open.size() + ", 0)");
        }
    }

    @AfterEach
    void close() throws IOException {
        for (ProtocolClient client : open) {
            client.close();
        }
        idle.close();
        server.close();
    }

    @Test
    void oneTransactionMoreIsRefusedWithTheReason() throws IOException {
        assertThatThrownBy(() -> idle.update("INSERT INTO t VALUES (0, 1)")).hasMessageStartingWith(REFUSAL);
        assertThatThrownBy(() -> idle.update("UPSERT INTO t VALUES (0, 1)")).hasMessageStartingWith(REFUSAL);
        assertThatThrownBy(() -> idle.update("CREATE TABLE u (id INTEGER)")).hasMessageStartingWith(REFUSAL);
        try (ProtocolClient late = new ProtocolClient(server.port())) {
            assertThatThrownBy(() -> late.logIn(Map.of("user", "user1", "password", "pass4user1")))
                    .hasMessageStartingWith(REFUSAL);
        }
        assertThat(open.get(0).value("SELECT COUNT(*) FROM t"))
                .as("others go on")
                .isEqualTo(1L);
        open.get(0).rollback();
        assertThat(idle.value("SELECT COUNT(*) FROM t")).isEqualTo(0L);
    }

    @Test
    void oneTransactionMoreWaitsForAnotherToEnd() throws Exception {
        CompletableFuture<Void> ending = CompletableFuture.runAsync(
                () -> {
                    try {
                        open.get(0).commit();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
        assertThat(idle.update("INSERT INTO t VALUES (0, 1)")).isEqualTo(1);
        ending.get();
        try (ProtocolClient late = ProtocolClient.open(server.port())) {
            assertThat(late.value("SELECT COUNT(*) FROM t")).isEqualTo(2L);
        }
    }
}
