package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.ProtocolClient.Framing;
import io.leanq.wire.request.OpenConnectionRequest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every framing on one port, told apart by the first bytes; HTTP alone on the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramingTest {
    private final EmbeddedLeanxcale server =
            EmbeddedLeanxcale.builder().httpPort(0).start();

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void onePortTakesEveryFraming(Framing framing) throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port(), framing, "user1", "pass4user1")) {
            String table = "t_" + framing;
            client.update("CREATE TABLE " + table + " (id INTEGER PRIMARY KEY, v VARCHAR(100000))");
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                rows.add(new Object[] {i, "row " + i + "x".repeat(100)});
            }
            assertThat(client.batch(client.prepare("INSERT INTO " + table + " VALUES (?, ?)"), rows))
                    .hasSize(3000)
                    .containsOnly(1L);
            assertThat(client.query("SELECT id FROM " + table)).hasSize(3000);
            client.autoCommit(false);
            client.update("DELETE FROM " + table + " WHERE id > ?", 9);
            assertThat(client.value("SELECT COUNT(*) FROM " + table)).isEqualTo(10L);
            client.rollback();
            assertThat(client.value("SELECT COUNT(*) FROM " + table)).isEqualTo(3000L);
            assertThatThrownBy(() -> client.query("SELECT nothing FROM " + table))
                    .isInstanceOfSatisfying(
                            ProtocolClient.Refused.class,
                            refused -> assertThat(refused.sqlState()).startsWith("42"));
        }
    }

    @Test
    void theHttpPortTakesHttpAlone() throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.httpPort(), Framing.HTTP, "user1", "pass4user1")) {
            assertThat(client.value("SELECT 1")).isEqualTo(1);
        }
        for (Framing framing : List.of(Framing.TCP12, Framing.TCP8)) {
            assertThatThrownBy(() -> ProtocolClient.open(server.httpPort(), framing, "user1", "pass4user1"))
                    .isInstanceOf(ProtocolClient.Refused.class)
                    .hasMessageContaining("This port takes HTTP only");
        }
    }

    @Test
    void otherHttpRequestsGetTextAndStatus400() throws IOException {
        for (String method : List.of("GET", "OPTIONS", "HEAD", "DELETE", "PUT", "post")) {
            for (int port : List.of(server.port(), server.httpPort())) {
                assertThat(answer(port, method + " / HTTP/1.1\r\nHost: x\r\n\r\n"))
                        .startsWith("HTTP/1.1 400 ")
                        .contains("text/plain", "by POST");
            }
        }
    }

    @Test
    void httpWithoutProtobufGetsAnErrorThatSaysSo() throws IOException {
        assertThat(answer(server.httpPort(), "POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"))
                .startsWith("HTTP/1.1 500 ")
                .contains("ErrorResponse", "08P01");
        assertThat(answer(server.httpPort(), "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 500 ")
                .contains("serialization=protobuf");
    }

    @Test
    void largeMessageBeforeLogInIsRefusedWithTheReason() throws IOException {
        try (EmbeddedLeanxcale other = EmbeddedLeanxcale.builder().httpPort(0).start();
                ProtocolClient client = new ProtocolClient(other.httpPort(), Framing.HTTP)) {
            OpenConnectionRequest large = new OpenConnectionRequest(client.id(), Map.of("user", "x".repeat(200_000)));
            assertThatThrownBy(() -> client.answer(large))
                    .isInstanceOf(ProtocolClient.Refused.class)
                    .hasMessageStartingWith("54000");
        }
    }

    private static String answer(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
