package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.wire.request.CloseConnectionRequest;
import io.leanq.wire.request.CloseStatementRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server counts the open objects of clients, and frees all of them when the clients vanish. */
class OpenThingsTest {
    private final EmbeddedLeanxcale server = EmbeddedLeanxcale.start();

    @AfterEach
    void close() {
        server.close();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void statementsAndConnectionsAreCountedWhileTheyAreOpen() throws Exception {
        assertThat(server.openConnections()).isZero();
        try (ProtocolClient one = ProtocolClient.open(server.port());
                ProtocolClient two = ProtocolClient.open(server.port())) {
            assertThat(server.openConnections()).isEqualTo(2);
            assertThat(server.openStatements()).isZero();
            int id = one.prepare("SELECT 1").id();
            two.prepare("SELECT 2");
            two.prepare("SELECT 3");
            assertThatThrownBy(() -> two.prepare("SELEC")).hasMessageStartingWith("42000");
            assertThat(server.openStatements()).isEqualTo(3);
            one.answer(new CloseStatementRequest(one.id(), id));
            one.answer(new CloseStatementRequest(one.id(), id));
            assertThat(server.openStatements()).isEqualTo(2);
            two.answer(new CloseConnectionRequest(two.id()));
            assertThat(server.openStatements()).isZero();
            assertThat(server.openConnections()).isEqualTo(1);
        }
        await(() -> server.openConnections() == 0);
    }

    @Test
    void aRefusedLogInLeavesNothingOpen() {
        assertThatThrownBy(() -> ProtocolClient.open(server.port(), "user1", "wrong"))
                .hasMessageStartingWith("28000");
        assertThat(server.openConnections()).isZero();
    }

    @Test
    void clientsThatVanishDuringAQueryLeaveNothingOpen() throws Exception {
        for (int i = 0; i < 5; i++) {
            ProtocolClient client = ProtocolClient.open(server.port());
            client.autoCommit(false);
            client.prepare("SELECT 1");
            client.send(longQuery(client));
            Thread.sleep(50);
            client.close();
        }
        await(() -> server.openConnections() == 0 && server.openStatements() == 0);
    }

    private static PrepareAndExecuteRequest longQuery(ProtocolClient client) throws IOException {
        return new PrepareAndExecuteRequest(
                client.id(),
                client.execute("SELECT 1").statementId(),
                "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000000) a, SYSTEM_RANGE(1, 100000) b",
                -1,
                -1);
    }
}
