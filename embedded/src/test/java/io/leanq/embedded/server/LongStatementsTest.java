package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.TestKeyStore;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement ends with its client, and when its time is over. */
class LongStatementsTest {
    private static final String ENDLESS =
            "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000000) a, SYSTEM_RANGE(1, 100000) b";
    private static final Duration PROMPT = Duration.ofMillis(2_500);

    @ParameterizedTest
    @ValueSource(strings = {ENDLESS, "CREATE TABLE copied AS " + ENDLESS})
    void statementEndsWithItsClient(String sql) throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
            ProtocolClient client = ProtocolClient.open(server.port());
            run(client, sql);
            client.close();
            awaitEnd(server);
        }
    }

    @Test
    void requestsThatStillComeDoNotKeepTheStatementOfALostClient() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
            ProtocolClient client = ProtocolClient.open(server.port());
            run(client, ENDLESS);
            client.send(new PrepareAndExecuteRequest(client.id(), 1, "SELECT 1", -1, -1));
            client.close();
            awaitEnd(server);
        }
    }

    @Test
    void farewellOfTlsEndsTheStatement(@TempDir Path directory) throws Exception {
        TestKeyStore keys = TestKeyStore.in(directory);
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
                .tls(keys.file(), TestKeyStore.PASSWORD.toCharArray())
                .start()) {
            Socket socket = keys.trust().getSocketFactory().createSocket("127.0.0.1", server.port());
            ProtocolClient client = new ProtocolClient(socket, ProtocolClient.Framing.TCP12);
            client.logIn(Map.of("user", "user1", "password", "pass4user1", "database", "dbtest"));
            run(client, ENDLESS);
            client.close();
            awaitEnd(server);
        }
    }

    private static void run(ProtocolClient client, String sql) throws IOException, InterruptedException {
        int statement = client.execute("SELECT 1").statementId();
        client.send(new PrepareAndExecuteRequest(client.id(), statement, sql, -1, -1));
        Thread.sleep(200);
    }

    private static void awaitEnd(EmbeddedLeanxcale server) throws InterruptedException {
        long start = System.nanoTime();
        while (server.openConnections() > 0 && System.nanoTime() - start < PROMPT.toNanos()) {
            Thread.sleep(10);
        }
        assertThat(server.openConnections()).isZero();
    }

    @Test
    void statementThatTakesTooLongEndsAndItsTransactionGoesOn() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
                        .statementTime(Duration.ofMillis(300))
                        .start();
                ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("CREATE TABLE t (i INTEGER PRIMARY KEY)");
            client.autoCommit(false);
            client.update("INSERT INTO t VALUES (1)");
            for (String sql : List.of(
                    ENDLESS,
                    "INSERT INTO t SELECT x + 1 FROM SYSTEM_RANGE(1, 100000000)",
                    "UPSERT INTO t SELECT x + 1 FROM SYSTEM_RANGE(1, 100000000)")) {
                assertThatThrownBy(() -> client.update(sql))
                        .hasMessage("57014 The statement took longer than the 300 ms that the server was started with");
            }
            List<Object[]> many = Collections.nCopies(400_000, new Object[] {7});
            assertThatThrownBy(() -> client.batch(client.prepare("UPSERT INTO t VALUES (?)"), many))
                    .hasMessageStartingWith("57014 The statement took longer");
            client.commit();
            assertThat(client.value("SELECT COUNT(*) FROM t")).isEqualTo(1L);
            assertThatThrownBy(() -> client.update("CREATE TABLE copied AS " + ENDLESS))
                    .hasMessageStartingWith("57014");
        }
    }

    @Test
    void timeOfAStatementIsAtLeastAMillisecond() {
        assertThatThrownBy(() -> EmbeddedLeanxcale.builder().statementTime(Duration.ofNanos(5)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
