package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.ProtocolClient.Framing;
import io.leanq.embedded.TestKeyStore;
import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.embedded.database.LeanxcaleDatabase;
import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.response.ExecuteResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients with a log-in that stop in the middle of a large message, or do not read a large answer, keep no memory from
 * the others.
 */
@Tag("slow")
@Timeout(60)
@Order(1)
class StuckClientsTest {
    private static final String LENGTH = "SELECT CHAR_LENGTH(CAST(? AS VARCHAR))";
    /** A query whose answer exceeds the buffers of the sockets. */
    private static final String TWOFOLD = "SELECT REPEAT(CAST(? AS VARCHAR), 2)";

    /** A query whose answer exceeds the buffers on systems with large ones. */
    private static final String FOURFOLD = "SELECT REPEAT(CAST(? AS VARCHAR), 4)";

    /** The memory for all large messages together. */
    private static final int MEMORY = 12_000_000;
    /**
     * A message that takes nearly all of the memory, with its buffer of 4,227,072 bytes, from which the last step of
     * growth copies.
     */
    private static final int NEARLY_ALL = 7_500_000;
    /** A message that fits three times into the memory, but not once beside one that takes nearly all. */
    private static final int A_QUARTER = 3_000_000;

    private static final Limits PATIENT = new Limits(MEMORY, Duration.ofSeconds(20), Integer.MAX_VALUE, null);
    private static final Limits STRICT = new Limits(MEMORY, Duration.ofSeconds(20), 5, null);

    @TempDir
    private static Path directory = Path.of(".");

    private static @Nullable TestKeyStore keys;

    private final LeanxcaleDatabase database =
            new LeanxcaleDatabase("dbtest", null, Map.of(), Map.of("user1", "pass4user1"), CatalogNames.BOTH);
    private final List<ProtocolClient> clients = new ArrayList<>();
    private @Nullable SocketServer server;

    @BeforeAll
    static void makeKeys() throws IOException, InterruptedException {
        keys = TestKeyStore.in(directory);
    }

    @AfterEach
    void close() throws IOException {
        for (ProtocolClient client : clients) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
        database.close();
    }

    private SocketServer start(Limits limits, boolean tls) throws IOException {
        Ports ports =
                new Ports(InetAddress.getLoopbackAddress(), 0, null, tls ? keys.shown() : null, Duration.ofMinutes(10));
        server = new SocketServer(database, ports, limits);
        return server;
    }

    /** A logged-in client that receives little of an answer before the answer is read. */
    private ProtocolClient open(SocketServer to, Framing framing, boolean tls) throws Exception {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(64 * 1024);
        socket.connect(new InetSocketAddress("127.0.0.1", to.port()));
        if (tls) {
            SSLSocket secured =
                    (SSLSocket) keys.trust().getSocketFactory().createSocket(socket, "127.0.0.1", to.port(), true);
            secured.startHandshake();
            socket = secured;
        }
        ProtocolClient client = new ProtocolClient(socket, framing);
        clients.add(client);
        client.logIn(Map.of("user", "user1", "password", "pass4user1"));
        return client;
    }

    private static ExecuteRequest request(ProtocolClient client, String sql, int size) throws IOException {
        StatementHandle statement = client.prepare(sql);
        return new ExecuteRequest(
                new StatementHandle(client.id(), statement.id(), null),
                ProtocolClient.parameters("x".repeat(size)),
                100);
    }

    /** Sends a message that takes nearly all of the memory, which has to be free within 20 seconds. */
    private static void assertMemoryIsFree(ProtocolClient client) throws IOException {
        assertThat(client.value(LENGTH, "x".repeat(NEARLY_ALL))).isEqualTo((long) NEARLY_ALL);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void clientThatStopsInALargeMessageIsEndedAndItsMemoryFree(boolean tls) throws Exception {
        SocketServer to = start(STRICT, tls);
        ProtocolClient idle = open(to, Framing.TCP8, tls);
        assertMemoryIsFree(idle);
        ProtocolClient inSmallMessage = open(to, Framing.TCP12, tls);
        byte[] small = ProtocolClient.framed(Framing.TCP12, request(inSmallMessage, LENGTH, 100_000));
        inSmallMessage.socket().getOutputStream().write(small, 0, 50_000);
        List<ProtocolClient> stuck = new ArrayList<>();
        for (Framing framing : Framing.values()) {
            ProtocolClient client = open(to, framing, tls);
            byte[] large = ProtocolClient.framed(framing, request(client, LENGTH, A_QUARTER));
            client.socket().getOutputStream().write(large, 0, large.length - 500_000);
            stuck.add(client);
        }
        for (ProtocolClient client : stuck) {
            assertThat(isHungUpOn(client.socket())).isTrue();
        }
        assertMemoryIsFree(idle);
        inSmallMessage.socket().getOutputStream().write(small, 50_000, small.length - 50_000);
        assertThat(inSmallMessage.receive()).isInstanceOf(ExecuteResponse.class);
    }

    private static boolean isHungUpOn(Socket socket) throws SocketTimeoutException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void requestTakesNoMemoryWhileItsAnswerIsUnread(boolean tls) throws Exception {
        SocketServer to = start(PATIENT, tls);
        ProtocolClient other = open(to, Framing.TCP8, tls);
        for (Framing framing : Framing.values()) {
            ProtocolClient lazy = open(to, framing, tls);
            lazy.send(request(lazy, TWOFOLD, A_QUARTER));
            lazy.awaitAnswer();
            assertMemoryIsFree(other);
            assertThat(lazy.receive()).isInstanceOf(ExecuteResponse.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void clientThatReadsNoLargeAnswerIsEnded(boolean tls) throws Exception {
        SocketServer to = start(STRICT, tls);
        for (Framing framing : Framing.values()) {
            ProtocolClient client = open(to, framing, tls);
            client.send(request(client, FOURFOLD, A_QUARTER));
            client.awaitAnswer();
        }
        for (ProtocolClient client : clients) {
            assertEndsThoughNothingIsRead(client.socket());
        }
    }

    /** Sends until the closed socket refuses, which happens sooner or later. */
    private static void assertEndsThoughNothingIsRead(Socket socket) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        boolean open = true;
        while (open) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
            try {
                socket.getOutputStream().write(1);
                Thread.sleep(20);
            } catch (IOException e) {
                open = false;
            }
        }
    }
}
