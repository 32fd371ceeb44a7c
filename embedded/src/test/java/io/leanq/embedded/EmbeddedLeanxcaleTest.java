package io.leanq.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The server as a part of another program. */
@Tag("slow")
@Isolated("measures how long a busy server takes to close")
class EmbeddedLeanxcaleTest {
    @TempDir
    private Path directory = Path.of(".");

    @Test
    void urlsNameUserPasswordPortAndDatabase() {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
            assertThat(server.url()).isEqualTo("leanxcale://user1:pass4user1@127.0.0.1:" + server.port() + "/dbtest");
        }
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
                .database("orders")
                .user("ada", "p@ss w/ord:%")
                .user("bob", "x")
                .start()) {
            assertThat(server.url())
                    .isEqualTo("leanxcale://ada:p%40ss%20w%2Ford%3A%25@127.0.0.1:" + server.port() + "/orders");
            assertThat(server.url("bob")).contains("bob:x@");
            assertThatThrownBy(() -> server.url("eve")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void serversInOneJvmShareNothing() throws IOException {
        try (EmbeddedLeanxcale one = EmbeddedLeanxcale.start();
                EmbeddedLeanxcale two = EmbeddedLeanxcale.start();
                ProtocolClient inOne = ProtocolClient.open(one.port());
                ProtocolClient inTwo = ProtocolClient.open(two.port())) {
            inOne.update("CREATE TABLE t (a INTEGER)");
            inTwo.update("CREATE TABLE t (a INTEGER)");
            inOne.update("INSERT INTO t VALUES (1)");
            assertThat(inTwo.value("SELECT COUNT(*) FROM t")).isEqualTo(0L);
        }
    }

    @Test
    void closeEndsRunningStatementsAndMayBeRepeated() throws Exception {
        EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
        List<ProtocolClient> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ProtocolClient client = ProtocolClient.open(server.port());
            int statement = client.execute("SELECT 1").statementId();
            client.send(new PrepareAndExecuteRequest(
                    client.id(),
                    statement,
                    "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 1000000000) a, SYSTEM_RANGE(1, 9) b",
                    -1,
                    -1));
            clients.add(client);
        }
        Thread.sleep(200);
        long start = System.nanoTime();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("leanq-embedded-" + server.port() + "-")) {
                thread.join(1_000); // the thread's work is over, and the thread may be a moment from its end
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
        server.close();
        for (ProtocolClient client : clients) {
            assertThatThrownBy(client::receive).isInstanceOf(IOException.class);
            client.close();
        }
        assertThatThrownBy(() -> ProtocolClient.open(server.port())).isInstanceOf(IOException.class);
    }

    @Test
    void closedDirectoryKeepsDataAndIsFree() throws IOException {
        for (int round = 0; round < 2; round++) {
            try (EmbeddedLeanxcale server =
                            EmbeddedLeanxcale.builder().data(directory).start();
                    ProtocolClient client = ProtocolClient.open(server.port())) {
                client.update("CREATE TABLE IF NOT EXISTS t (a INTEGER PRIMARY KEY)");
                client.update("INSERT INTO t VALUES (?)", round);
                assertThat(client.value("SELECT COUNT(*) FROM t")).isEqualTo(round + 1L);
                assertThatThrownBy(() ->
                                EmbeddedLeanxcale.builder().data(directory).start())
                        .isInstanceOf(EmbeddedStartException.class)
                        .hasMessageContaining("in use");
            }
        }
    }

    @Test
    void keptDatabaseHasNoUrlUntilAUserIsNamed() {
        EmbeddedLeanxcale.builder()
                .data(directory)
                .user("user1", "strong")
                .start()
                .close();
        try (EmbeddedLeanxcale server =
                EmbeddedLeanxcale.builder().data(directory).start()) {
            assertThat(server.users()).containsExactly("user1");
            assertThatThrownBy(server::url).isInstanceOf(IllegalStateException.class);
        }
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
                .data(directory)
                .user("user1", "pass4user1")
                .user("LXADMIN", "a")
                .start()) {
            assertThat(server.users()).containsExactly("LXADMIN", "user1");
        }
        try (EmbeddedLeanxcale server =
                EmbeddedLeanxcale.builder().data(directory).start()) {
            assertThat(server.url()).startsWith("leanxcale://user1:pass4user1@");
        }
    }

    @Test
    void builderRefusesInvalidSettings() {
        EmbeddedLeanxcale.Builder builder = EmbeddedLeanxcale.builder();
        assertThatThrownBy(() -> builder.port(65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.database("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.user("", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        EmbeddedLeanxcale.builder().user("LXSYS", "topsecret").start())
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageNotContaining("topsecret");
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
            assertThatThrownBy(() ->
                            EmbeddedLeanxcale.builder().port(server.port()).start())
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("another port");
        }
    }

    @Test
    @ExtendWith(LeanxcaleExtension.class)
    void extensionGivesATestItsServer(EmbeddedLeanxcale server) throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            assertThat(client.value("SELECT username FROM LXSYS.CONNECTIONS WHERE current"))
                    .isEqualTo("user1");
        }
    }
}
