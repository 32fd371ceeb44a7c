package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.ProtocolClient.Framing;
import io.leanq.embedded.ProtocolClient.Refused;
import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.embedded.database.LeanxcaleDatabase;
import io.leanq.wire.request.CloseConnectionRequest;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Connections over HTTP do not depend on a socket: any socket of the client may use them, until they are closed or idle
 * for too long.
 */
@Tag("slow")
@Timeout(60)
class HttpSessionsTest {
    private static final Map<String, String> USER_2 = Map.of("user", "user2", "password", "two");

    private EmbeddedLeanxcale server = start(Duration.ofMinutes(10));

    private static EmbeddedLeanxcale start(Duration idle) {
        return EmbeddedLeanxcale.builder()
                .httpPort(0)
                .httpIdleTime(idle)
                .user("user1", "one")
                .user("user2", "two")
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ProtocolClient user1() throws IOException {
        return ProtocolClient.open(server.httpPort(), Framing.HTTP, "user1", "one");
    }

    /** Another socket for the connection of this client. */
    private ProtocolClient beside(ProtocolClient client) throws IOException {
        ProtocolClient other = new ProtocolClient(server.httpPort(), Framing.HTTP);
        other.id(client.id());
        return other;
    }

    @Test
    void oneTransactionGoesOnOverSeveralSockets() throws IOException {
        try (ProtocolClient first = user1()) {
            first.update("CREATE TABLE t (id INTEGER PRIMARY KEY, v VARCHAR(200))");
            first.autoCommit(false);
            first.update("INSERT INTO t VALUES (1, 'a')");
            try (ProtocolClient second = beside(first)) {
                second.update("INSERT INTO t VALUES (2, 'b')");
                first.socket().close();
                try (ProtocolClient third = beside(first)) {
                    assertThat(third.value("SELECT COUNT(*) FROM t")).isEqualTo(2L);
                    third.rollback();
                    assertThat(second.value("SELECT COUNT(*) FROM t")).isEqualTo(0L);
                }
            }
        }
        assertThat(server.openConnections()).isEqualTo(1);
    }

    @Test
    void newSocketMaySendALargeBatchAtOnce() throws IOException {
        try (ProtocolClient first = user1()) {
            first.update("CREATE TABLE big (id INTEGER PRIMARY KEY, v VARCHAR(200))");
            try (ProtocolClient second = beside(first)) {
                List<@Nullable Object[]> rows = new ArrayList<>();
                for (int i = 0; i < 5000; i++) {
                    rows.add(new Object[] {i, "x".repeat(150)});
                }
                second.batch(first.prepare("INSERT INTO big VALUES (?, ?)"), rows);
                assertThat(first.value("SELECT COUNT(*) FROM big")).isEqualTo(5000L);
            }
        }
    }

    @Test
    void idleConnectionIsRolledBackAndClosed() throws Exception {
        server.close();
        server = start(Duration.ofMillis(300));
        try (ProtocolClient watcher = ProtocolClient.open(server.port(), "user1", "one")) {
            watcher.update("CREATE TABLE t (id INTEGER PRIMARY KEY)");
            int statements = server.openStatements();
            ProtocolClient client = user1();
            client.autoCommit(false);
            client.update("INSERT INTO t VALUES (1)");
            client.close();
            awaitUntil(() -> server.openConnections() == 1);
            assertThat(server.openStatements()).isEqualTo(statements);
            assertThat(watcher.value("SELECT COUNT(*) FROM t")).isEqualTo(0L);
            try (ProtocolClient late = beside(client)) {
                assertThatThrownBy(() -> late.answer(new CommitRequest(late.id())))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.sqlState()).isEqualTo("08003"));
            }
        }
    }

    @Test
    void aClosedConnectionIsUnknownOnEverySocket() throws IOException {
        try (ProtocolClient first = user1();
                ProtocolClient second = beside(first)) {
            assertThat(second.value("SELECT 1")).isEqualTo(1);
            first.answer(new CloseConnectionRequest(first.id()));
            assertThatThrownBy(() -> second.answer(new CommitRequest(second.id())))
                    .hasMessageStartingWith("08003");
        }
        assertThat(server.openConnections()).isZero();
    }

    @Test
    void idsOfHttpAndTcpAreOfNoUseToEachOther() throws IOException {
        try (ProtocolClient http = user1();
                ProtocolClient tcp = ProtocolClient.open(server.port(), "user2", "two");
                ProtocolClient strayHttp = new ProtocolClient(server.port(), Framing.HTTP)) {
            strayHttp.id(tcp.id());
            assertThatThrownBy(() -> strayHttp.answer(new CommitRequest(tcp.id())))
                    .hasMessageStartingWith("08003");
            assertThatThrownBy(() -> tcp.answer(new CommitRequest(http.id()))).hasMessageStartingWith("08003");
        }
    }

    @Test
    void anIdServesOnlyTheAddressThatOpenedIt() throws Exception {
        try (LeanxcaleDatabase database =
                new LeanxcaleDatabase("dbtest", null, Map.of(), Map.of("user1", "one"), CatalogNames.BOTH)) {
            ServerSession session = new SessionOpener(database, new AtomicInteger(), null)
                    .open(new OpenConnectionRequest("an id", Map.of("user", "user1", "password", "one")));
            HttpSessions sessions = new HttpSessions(new ConnectionIds(1), Duration.ofMinutes(1));
            InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
            sessions.from(address).add(session);
            Reach elsewhere = sessions.from(InetAddress.getByAddress(new byte[] {10, 0, 0, 2}));
            assertThat(elsewhere.take("an id")).isNull();
            assertThat(elsewhere.isTrusted()).isFalse();
            Reach sameAddress = sessions.from(address);
            assertThat(sameAddress.isTrusted()).isTrue();
            TakenSession taken = sameAddress.take("an id");
            assertThat(taken).isNotNull().extracting(TakenSession::session).isSameAs(session);
            taken.giveBack();
            sessions.closeAll();
            assertThat(sameAddress.take("an id")).isNull();
        }
    }

    @Test
    void idIsOpenedAgainByItsUserWhenNoSocketIsLeft() throws Exception {
        ProtocolClient first = user1();
        first.update("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        first.autoCommit(false);
        first.update("INSERT INTO t VALUES (1)");
        Map<String, String> user1 = Map.of("user", "user1", "password", "one");
        try (ProtocolClient second = beside(first)) {
            assertThatThrownBy(() -> second.logIn(user1)).hasMessageContaining("Connection already exists");
            first.close();
            for (int attempt = 0; attempt < 10; attempt++) {
                assertThatThrownBy(() -> second.logIn(USER_2)).hasMessageContaining("Connection already exists");
                Thread.sleep(20); // the server sees the end of the other socket meanwhile
            }
            assertThatThrownBy(() -> second.logIn(Map.of("user", "user1", "password", "wrong")))
                    .hasMessageStartingWith("28000");
            awaitUntil(() -> {
                try {
                    second.logIn(user1);
                    return true;
                } catch (Refused | IOException e) {
                    return false;
                }
            });
            assertThat(second.value("SELECT COUNT(*) FROM t")).isEqualTo(0L);
        }
        assertThat(server.openConnections()).isEqualTo(1);
    }

    @Test
    void leavingDuringARequestStopsItAndEndsTheConnection() throws Exception {
        ProtocolClient client = user1();
        int statement = client.execute("SELECT 1").statementId();
        client.send(new PrepareAndExecuteRequest(
                client.id(),
                statement,
                "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000000) a, SYSTEM_RANGE(1, 100000) b",
                -1,
                -1));
        client.close();
        awaitUntil(() -> server.openConnections() == 0);
    }

    @Test
    void silentHttpSocketsLockNobodyOut() throws IOException {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Socket socket = new Socket("127.0.0.1", server.httpPort());
            socket.getOutputStream().write("POST / HTTP/1.1\r\nContent-Length: 9000\r\n\r\n".getBytes());
            silent.add(socket);
        }
        try (ProtocolClient client = user1()) {
            assertThat(client.value("SELECT 1")).isEqualTo(1);
        }
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    void closingTheServerEndsConnectionsWithoutSockets() throws IOException {
        user1().close();
        long start = System.nanoTime();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(server.openConnections()).isZero();
    }

    private static void awaitUntil(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
