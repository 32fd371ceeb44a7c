package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.PrepareAndExecuteBatchRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.value.RowEncoder;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server closes promptly, whatever its clients are doing. */
@Tag("slow")
@Isolated("measures how long a busy server takes to close")
class BusyCloseTest {
    private static final Duration PROMPT = Duration.ofSeconds(2);
    private static final int CLIENTS = 4;

    private final EmbeddedLeanxcale server = EmbeddedLeanxcale.start();

    @AfterEach
    void close() {
        server.close();
    }

    enum Work {
        QUERY {
            @Override
            Request request(ProtocolClient client, int statement) {
                return new PrepareAndExecuteRequest(
                        client.id(),
                        statement,
                        "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000000) a, SYSTEM_RANGE(1, 100000) b",
                        -1,
                        -1);
            }
        },
        SORT {
            @Override
            Request request(ProtocolClient client, int statement) {
                return new PrepareAndExecuteRequest(
                        client.id(),
                        statement,
                        "SELECT x FROM SYSTEM_RANGE(1, 3000000) ORDER BY MOD(x * 7919, 10007)",
                        -1,
                        -1);
            }
        },
        INSERT {
            @Override
            Request request(ProtocolClient client, int statement) {
                return new PrepareAndExecuteRequest(
                        client.id(),
                        statement,
                        "INSERT INTO big SELECT x, 'text' FROM SYSTEM_RANGE(1, 100000000)",
                        -1,
                        -1);
            }
        },
        BATCH {
            @Override
            Request request(ProtocolClient client, int statement) throws IOException {
                RowEncoder rows = RowEncoder.forBatches();
                for (int i = 0; i < 400_000; i++) {
                    rows.beginRow().addInt(i % 1000).addString("text").endRow();
                }
                return new ExecuteBatchRequest(
                        client.id(),
                        client.prepare("UPSERT INTO big VALUES (?, ?)").id(),
                        rows.rows());
            }
        },
        UPSERT_OF_A_QUERY {
            @Override
            Request request(ProtocolClient client, int statement) throws IOException {
                return new ExecuteRequest(
                        client.prepare("UPSERT INTO big SELECT x, 'text' FROM SYSTEM_RANGE(1, ?)"),
                        ProtocolClient.parameters(100_000_000),
                        -1);
            }
        },
        TEXTS {
            @Override
            Request request(ProtocolClient client, int statement) {
                return new PrepareAndExecuteBatchRequest(
                        client.id(), statement, Collections.nCopies(200_000, "UPDATE big SET v = 'x' WHERE id = 1"));
            }
        },
        SCHEMA_CHANGE {
            @Override
            Request request(ProtocolClient client, int statement) {
                return new PrepareAndExecuteRequest(
                        client.id(), statement, "ALTER TABLE locked ADD COLUMN c" + statement + " INTEGER", -1, -1);
            }
        };

        abstract Request request(ProtocolClient client, int statement) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Work.class)
    void closingIsPrompt(Work work) throws Exception {
        try (ProtocolClient owner = ProtocolClient.open(server.port())) {
            owner.update("CREATE TABLE big (id BIGINT PRIMARY KEY, v VARCHAR(10))");
            owner.update("CREATE TABLE locked (id INTEGER PRIMARY KEY)");
            owner.autoCommit(false);
            owner.update("INSERT INTO locked VALUES (1)");
            for (int i = 0; i < CLIENTS; i++) {
                ProtocolClient client = ProtocolClient.open(server.port());
                client.send(work.request(client, client.execute("SELECT 1").statementId()));
            }
            Thread.sleep(500);
            long start = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPT);
        }
        // close() does not wait for the last instructions of a thread; soon afterwards no thread is left.
        long deadline = System.nanoTime() + PROMPT.toNanos();
        while (!serverThreads().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(serverThreads()).isEmpty();
    }

    private List<String> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("leanq-embedded-" + server.port() + "-"))
                .toList();
    }
}
