package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.leanxcale.Transport;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.PrepareRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Behaviour of HTTP servers and balancers: they close connections, answer for other servers, or have no server
 * available.
 */
@Tag("slow")
@Timeout(30)
class HttpFaultsTest {
    private static final BindWriter ONE = binds -> binds.setInt(0, 1);
    private static final String INSERT = "INSERT INTO t VALUES (?)";
    private static final String UNAVAILABLE = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer(Transport.HTTP);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void withConnection(Consumer<DriverConnection> work) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(server.options()
                        .connectTimeout(Duration.ofSeconds(5))
                        .readTimeout(Duration.ofSeconds(5))
                        .build());
                DriverConnection connection = driver.acquire()) {
            work.accept(connection);
        }
    }

    private static ScriptedServer.Behaviour says(String answer) {
        return (request, with) -> with.raw(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private static void assertLost(Outcome outcome, String said, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConnectionLost.class, lost -> assertThat(lost.outcome()).isEqualTo(outcome))
                .hasMessageContaining(said);
    }

    @Test
    void logInIsRetriedWhileUnavailableAndThenGivenUp() {
        AtomicInteger attempts = new AtomicInteger();
        server.on(OpenConnectionRequest.class, (request, with) -> {
            if (attempts.incrementAndGet() <= 3) {
                says(UNAVAILABLE).answer(request, with);
            } else {
                with.ordinary(request);
            }
        });
        withConnection(connection -> assertThat(connection.execute(INSERT, ONE)).isEqualTo(1));
        assertThat(attempts).hasValue(4);

        server.on(OpenConnectionRequest.class, says(UNAVAILABLE));
        assertLost(Outcome.NOT_RUN, "HTTP status 503", () -> withConnection(connection -> {}));
        assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(8);
    }

    @Test
    void requestThatMayHaveRunIsNotSentAgainWhenUnavailable() {
        server.on(ExecuteRequest.class, says(UNAVAILABLE));
        withConnection(connection ->
                assertLost(Outcome.MAY_HAVE_RUN, "HTTP status 503", () -> connection.execute(INSERT, ONE)));
        assertThat(server.count(ExecuteRequest.class)).isEqualTo(1);
        server.on(CommitRequest.class, says(UNAVAILABLE));
        server.on(ExecuteRequest.class, (request, with) -> with.ordinary(request));
        withConnection(connection -> {
            connection.autocommit(false);
            connection.execute(INSERT, ONE);
            assertLost(Outcome.MAY_HAVE_RUN, "HTTP status 503", connection::commit);
        });
        assertThat(server.count(CommitRequest.class)).isEqualTo(1);
    }

    @Test
    void otherStatusesAreReportedAndNothingIsSentAgain() {
        server.on(PrepareRequest.class, says("HTTP/1.1 302 Found\r\nLocation: http://x/\r\nContent-Length: 0\r\n\r\n"));
        withConnection(
                connection -> assertLost(Outcome.NOT_RUN, "302: it redirects", () -> connection.execute(INSERT, ONE)));
        server.on(OpenConnectionRequest.class, says("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"));
        assertLost(Outcome.NOT_RUN, "404: it is an HTTP server, but", () -> withConnection(connection -> {}));
        assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(2);
    }

    @Test
    void anErrorPageIsNoAnswer() {
        server.on(
                ExecuteRequest.class,
                says("HTTP/1.1 500 Oh\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>"));
        withConnection(connection -> assertLost(
                Outcome.MAY_HAVE_RUN, "does not keep to the protocol", () -> connection.execute(INSERT, ONE)));
    }

    @Test
    void jsonServerIsDistinguishedFromNonsense() {
        server.on(ExecuteRequest.class, says("HTTP/1.1 500 Oh\r\nContent-Length: 20\r\n\r\n{\"response\":\"error\"}"));
        withConnection(connection ->
                assertLost(Outcome.MAY_HAVE_RUN, "it answers in JSON", () -> connection.execute(INSERT, ONE)));
    }

    @Test
    void aServerMayCloseTheSocketAfterEachAnswer() {
        server.on(PrepareRequest.class, (request, with) -> {
            with.closing(request);
            with.socket.close();
        });
        withConnection(connection -> {
            assertThat(connection.execute(INSERT, ONE)).isEqualTo(1);
            assertThat(connection.execute("DELETE FROM t WHERE id = ?", ONE)).isEqualTo(1);
        });
        assertThat(server.socketCount()).isEqualTo(3);
        assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(1);
    }

    @Test
    void aSocketClosedWhileIdleIsReplacedAndTheTransactionGoesOn() {
        withConnection(connection -> {
            connection.autocommit(false);
            connection.execute(INSERT, ONE);
            cutAll();
            sleep(1100);
            assertThat(connection.execute(INSERT, ONE)).isEqualTo(1);
            connection.commit();
        });
        assertThat(server.socketCount()).isEqualTo(2);
        assertThat(server.count(ExecuteRequest.class)).isEqualTo(2);
        assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(1);
    }

    @Test
    void requestOnClosedSocketMayHaveRunAndIsNotSentAgain() {
        server.on(ExecuteRequest.class, (request, with) -> with.socket.close());
        withConnection(connection ->
                assertLost(Outcome.MAY_HAVE_RUN, "was lost while waiting", () -> connection.execute(INSERT, ONE)));
        assertThat(server.count(ExecuteRequest.class)).isEqualTo(1);
        assertThat(server.socketCount()).isEqualTo(1);
    }

    @Test
    void anAnswerCutShortIsNoAnswer() {
        for (String cut : new String[] {
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n\n\r\n",
            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n\n"
        }) {
            server.on(ExecuteRequest.class, (request, with) -> {
                says(cut).answer(request, with);
                with.socket.close();
            });
            withConnection(connection -> assertThatThrownBy(() -> connection.execute(INSERT, ONE))
                    .isInstanceOfSatisfying(
                            ConnectionLost.class,
                            lost -> assertThat(lost.outcome()).isEqualTo(Outcome.MAY_HAVE_RUN)));
        }
    }

    private void cutAll() {
        try {
            server.cutAll();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
