package io.leanq.leanxcale.client;

import static io.leanq.leanxcale.client.ScriptedServer.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.driver.DriverConnection;
import io.leanq.leanxcale.Transport;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Failures beneath TLS after the handshake: bytes that are no records, or records that this client's keys do not
 * decrypt.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("BrokenRecordsTest")
@ParameterizedClass
@MethodSource("protectedWays")
@Order(1)
class BrokenRecordsTest extends FaultyPeer {
    /** The head of a data record, with the version number that TLS 1.2 and 1.3 write. */
    private static final byte[] DATA = {0x17, 3, 3};

    static Stream<Arguments> protectedWays() {
        return Stream.of(
                arguments(Transport.TCP, Protection.TLS_1_2),
                arguments(Transport.TCP, Protection.TLS_1_3),
                arguments(Transport.HTTP, Protection.TLS_1_3));
    }

    @Test
    void answerInClearTextIsNoAnswer() {
        assertFaults("was lost while", (request, with) -> {
            beneath(with, with.framing(with.message(request)));
            with.beneath.shutdownOutput();
        });
    }

    @Test
    void anAlertOutsideOfTlsIsALostConnection() {
        byte[] handshakeFailure = {0x15, 3, 3, 0, 2, 2, 40};
        assertFaults("was lost while", (request, with) -> beneath(with, handshakeFailure));
    }

    @Test
    void unsealedRecordsAreLostConnection() {
        Random random = new Random(7);
        for (int length : new int[] {0, 1, 16, 100, 16_384}) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            byte[] record = joined(DATA, new byte[] {(byte) (length >> 8), (byte) length}, noise);
            assertFaults("was lost while", (request, with) -> {
                beneath(with, record);
                with.beneath.shutdownOutput();
            });
        }
    }

    @Test
    void aRecordOfMoreThanTlsAllowsIsALostConnection() {
        assertFaults(
                "was lost while",
                (request, with) ->
                        beneath(with, joined(DATA, new byte[] {(byte) 0xff, (byte) 0xff}, new byte[0xffff])));
    }

    @Test
    void aRecordThatBreaksOffIsALostConnectionAlsoAfterAWholeAnswer() {
        for (int length : List.of(1, 4, 5, 50)) {
            byte[] begun = Arrays.copyOf(joined(DATA, new byte[] {0, 100}), length);
            assertFaults("was lost while", (request, with) -> {
                byte[] whole = with.framing(with.message(request));
                with.raw(Arrays.copyOf(whole, whole.length - 1));
                beneath(with, begun);
                with.beneath.close();
            });
        }
    }

    @Test
    void unsealedRecordAfterAnswerMakesNextRequestNotRun() {
        CountDownLatch sent = new CountDownLatch(1);
        server.on(ExecuteRequest.class, (request, with) -> {
            with.ordinary(request);
            beneath(with, joined(DATA, new byte[] {0, 30}, new byte[30]));
            sent.countDown();
        });
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options().build())) {
            DriverConnection connection = driver.acquire();
            assertThat(connection.execute("INSERT INTO t VALUES (?)", ONE)).isEqualTo(1);
            await(sent);
            assertThat(catchThrowable(() -> connection.execute("INSERT INTO t VALUES (?)", ONE)))
                    .isInstanceOfSatisfying(
                            ConnectionLost.class,
                            lost -> assertThat(lost.outcome()).isEqualTo(Outcome.NOT_RUN))
                    .hasMessageContaining("was lost while sending");
            connection.close();
            assertThat(server.count(ExecuteRequest.class)).isEqualTo(1);
            server.on(ExecuteRequest.class, (request, with) -> with.ordinary(request));
            work(driver);
        }
    }

    /**
     * New keys in 1.3, another handshake in 1.2. Avatica's own server over HTTPS sends its tickets after its first
     * answer, which looks the same to a client.
     */
    @Test
    void recordsOfTlsItselfAfterAnswerAreNoAnswer() {
        ScriptedServer.Behaviour answerAndRenewKeys = (request, with) -> {
            with.framed(with.message(request));
            ((SSLSocket) with.socket).startHandshake();
        };
        server.on(OpenConnectionRequest.class, answerAndRenewKeys);
        server.on(ExecuteRequest.class, answerAndRenewKeys);
        long before = server.count(OpenConnectionRequest.class);
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options().build())) {
            for (int user = 0; user < 3; user++) {
                try (DriverConnection connection = driver.acquire()) {
                    for (int row = 0; row < 5; row++) {
                        assertThat(connection.execute("INSERT INTO t VALUES (?)", ONE))
                                .isEqualTo(1);
                    }
                }
            }
        }
        assertThat(server.count(OpenConnectionRequest.class) - before).isEqualTo(1);
        assertThat(server.count(ExecuteRequest.class)).isGreaterThanOrEqualTo(15);
    }

    /** A server does this to connections that lie idle. */
    @Test
    void closeNotifyAfterAnswerMakesNextRequestNotRun() {
        CountDownLatch sent = new CountDownLatch(1);
        server.on(ExecuteRequest.class, (request, with) -> {
            with.ordinary(request);
            with.socket.close();
            sent.countDown();
        });
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options().build())) {
            DriverConnection connection = driver.acquire();
            assertThat(connection.execute("INSERT INTO t VALUES (?)", ONE)).isEqualTo(1);
            await(sent);
            assertThat(catchThrowable(() -> connection.execute("INSERT INTO t VALUES (?)", ONE)))
                    .isInstanceOfSatisfying(
                            ConnectionLost.class,
                            lost -> assertThat(lost.outcome()).isEqualTo(Outcome.NOT_RUN))
                    .hasMessageContaining("was lost while sending");
            connection.close();
            server.on(ExecuteRequest.class, (request, with) -> with.ordinary(request));
            work(driver);
        }
    }

    private static void beneath(ScriptedServer.Conversation with, byte[] bytes) throws IOException {
        with.beneath.getOutputStream().write(bytes);
    }
}
