package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.GoodClient;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.ProtocolClient.Refused;
import io.leanq.wire.ResponseCodec;
import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.framing.Tcp12Channel;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.FetchRequest;
import io.leanq.wire.request.LxActionRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.ExecuteResponse;
import io.leanq.wire.response.FetchResponse;
import io.leanq.wire.response.Response;
import io.leanq.wire.value.EncodedRows;
import io.leanq.wire.value.Rep;
import io.leanq.wire.value.RowEncoder;
import io.leanq.wire.value.TypedValue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A user with a password and bad intentions: the server answers each request or closes the connection, and a good
 * client goes on working.
 */
class HostileUserTest {
    private final EmbeddedLeanxcale server = EmbeddedLeanxcale.start();

    @AfterEach
    void close() {
        server.close();
    }

    private ProtocolClient open() throws IOException {
        return ProtocolClient.open(server.port());
    }

    private void whileOthersWork(GoodClient.Deed deed) throws Exception {
        GoodClient.worksDuring(server.port(), deed);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static Stream<String> deepStatements() {
        int depth = 50_000;
        return Stream.of(
                "SELECT " + "(".repeat(depth) + "1" + ")".repeat(depth),
                "SELECT " + "NOT ".repeat(depth) + "TRUE",
                "SELECT " + "- ".repeat(depth) + "1",
                "SELECT " + "CASE WHEN TRUE THEN ".repeat(depth) + "1" + " END".repeat(depth),
                "SELECT " + "(SELECT ".repeat(depth) + "1" + ")".repeat(depth),
                "SELECT " + "ABS(".repeat(depth) + "1" + ")".repeat(depth),
                "SELECT " + "ARRAY[".repeat(depth) + "1" + "]".repeat(depth),
                "SELECT * FROM " + "(SELECT * FROM ".repeat(depth) + "t" + ")".repeat(depth),
                "SELECT 1" + " UNION SELECT 1".repeat(5_000),
                "WITH " + "a AS (WITH ".repeat(depth) + "b AS (SELECT 1)",
                "INSERT INTO t VALUES " + "(".repeat(depth),
                "CREATE TABLE t (a INTEGER" + " CHECK (".repeat(depth),
                "UPSERT INTO t " + "(".repeat(depth) + "SELECT 1" + ")".repeat(depth),
                "/*".repeat(depth),
                "SELECT '" + "''".repeat(depth),
                "SELECT \"" + "x".repeat(1_000_000) + "\"",
                "SELECT " + "x".repeat(1_000_000),
                "SELECT " + "CASE WHEN TRUE THEN ".repeat(500) + "1" + " END".repeat(500),
                "SELECT " + "ARRAY[".repeat(500) + "1" + "]".repeat(500),
                "SELECT " + "NOT ".repeat(500) + "TRUE",
                "SELECT " + "9".repeat(1_000_000),
                "SELECT 1e999999999",
                "\u0000".repeat(1000),
                ";".repeat(depth));
    }

    @Test
    void endlesslyDeepOrLongStatementsGetAnswers() throws Exception {
        whileOthersWork(() -> {
            try (ProtocolClient client = open()) {
                for (String sql : (Iterable<String>) deepStatements()::iterator) {
                    long start = System.nanoTime();
                    client.send(new PrepareAndExecuteRequest(
                            client.id(), client.execute("SELECT 1").statementId(), sql, -1, -1));
                    Response response = client.receive();
                    String shown = sql.substring(0, Math.min(30, sql.length()));
                    assertThat(response).as(shown).isInstanceOfAny(ErrorResponse.class, ExecuteResponse.class);
                    if (response instanceof ErrorResponse error) {
                        assertThat(error.sqlState()).as(shown).isNotEqualTo("XX000");
                        assertThat(error.errorMessage()).as(shown).hasSizeLessThan(10_000);
                    }
                    assertThat(Duration.ofNanos(System.nanoTime() - start))
                            .as(shown)
                            .isLessThan(Duration.ofSeconds(20));
                    assertThat(client.value("SELECT 2")).isEqualTo(2);
                }
            }
        });
    }

    @Test
    void parametersThatAreTooManyOrTooDeepAreRefused() throws Exception {
        whileOthersWork(() -> {
            try (ProtocolClient client = open()) {
                StatementHandle query = client.prepare("SELECT CAST(? AS INTEGER)");
                assertRefused(client, new ExecuteRequest(query, nulls(100_000), -1), "07001");
                assertRefused(client, new ExecuteRequest(query, nulls(1_000_000), -1), "08P01");
                TypedValue deep = TypedValue.of(1);
                for (int i = 0; i < 60; i++) {
                    deep = TypedValue.array(Rep.ARRAY, List.of(deep));
                }
                TypedValue array = deep;
                assertThatThrownBy(() -> client.execute(query, array)).isInstanceOf(Refused.class);
                for (int i = 0; i < 20; i++) {
                    deep = TypedValue.array(Rep.ARRAY, List.of(deep));
                }
                TypedValue deeper = deep;
                assertThatThrownBy(() -> client.execute(query, deeper)).isInstanceOf(Refused.class);
                assertThat(client.value("SELECT 1")).isEqualTo(1);
            }
        });
    }

    private static EncodedRows nulls(int count) {
        RowEncoder encoder = RowEncoder.forParameters().beginRow();
        for (int i = 0; i < count; i++) {
            encoder.addNull();
        }
        return encoder.endRow().rows();
    }

    private static void assertRefused(ProtocolClient client, Request request, String sqlState) throws IOException {
        client.send(request);
        assertThat(((ErrorResponse) client.receive()).sqlState()).isEqualTo(sqlState);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 123_456_789})
    void unknownStatementNumbersAreReportedMissing(int number) throws IOException {
        try (ProtocolClient client = open()) {
            StatementHandle handle = new StatementHandle(client.id(), number, null);
            assertThat(((ExecuteResponse) client.answer(new ExecuteRequest(handle, null, -1))).missingStatement())
                    .isTrue();
            assertThat(((FetchResponse) client.answer(new FetchRequest(client.id(), number, Long.MAX_VALUE, -1)))
                            .missingStatement())
                    .isTrue();
        }
    }

    @Test
    void fetchFarBeyondTheResultIsRefusedAtOnce() throws IOException {
        try (ProtocolClient client = open()) {
            int statement =
                    client.execute("SELECT X FROM SYSTEM_RANGE(1, 100000)").statementId();
            for (long offset : new long[] {Long.MAX_VALUE, -1, Long.MIN_VALUE, 1}) {
                assertThatThrownBy(() -> client.answer(new FetchRequest(client.id(), statement, offset, -1)))
                        .hasMessageStartingWith("HY109");
            }
        }
    }

    @Test
    void textThatIsNotUtf8IsRefusedAndTheSocketGoesOn() throws IOException {
        try (ProtocolClient client = open()) {
            StatementHandle query = client.prepare("SELECT CAST(? AS VARCHAR)");
            for (byte[] body : List.of(
                    message(client.id(), new byte[] {'S', 'E', (byte) 0xFF}),
                    message(client.id(), new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}),
                    message(client.id(), new byte[] {(byte) 0xC0, (byte) 0x80}))) {
                send(client, "PrepareRequest", body);
                assertThat(((ErrorResponse) receive(client)).sqlState()).isEqualTo("08P01");
            }
            ProtoWriter value = new ProtoWriter();
            value.int32(1, Rep.STRING.number());
            value.bytes(3, ByteSlice.of(new byte[] {(byte) 0xFF}));
            ProtoWriter execute = new ProtoWriter();
            execute.message(1, new StatementHandle(client.id(), query.id(), null));
            execute.bytes(2, ByteSlice.of(value.toByteArray()));
            execute.bool(4, true);
            send(client, "ExecuteRequest", execute.toByteArray());
            assertThat(receive(client)).isInstanceOf(ErrorResponse.class);
            assertThat(client.value("SELECT 1")).isEqualTo(1);
        }
    }

    private static byte[] message(String id, byte[] sql) {
        ProtoWriter prepare = new ProtoWriter();
        prepare.string(1, id);
        prepare.bytes(2, ByteSlice.of(sql));
        return prepare.toByteArray();
    }

    private static void send(ProtocolClient client, String name, byte[] body) throws IOException {
        ProtoWriter envelope = new ProtoWriter();
        envelope.string(1, "org.apache.calcite.avatica.proto.Requests$" + name);
        envelope.bytes(2, ByteSlice.of(body));
        channel(client).send(envelope, 7);
    }

    private static Response receive(ProtocolClient client) throws IOException {
        MessageBuffer buffer = new MessageBuffer();
        channel(client).receive(buffer);
        return ResponseCodec.decode(buffer.message());
    }

    private static Tcp12Channel channel(ProtocolClient client) throws IOException {
        return new Tcp12Channel(
                client.socket().getInputStream(), client.socket().getOutputStream(), 1 << 20);
    }

    @Test
    void brokenFramesAfterLogInFreeTheSession() throws Exception {
        whileOthersWork(() -> {
            for (int size : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                try (ProtocolClient client = open()) {
                    client.prepare("SELECT 1");
                    client.socket().getOutputStream().write(header(size));
                    client.socket().setSoTimeout(10_000);
                    while (client.socket().getInputStream().read() >= 0) {
                        // the reason, before the server closes the connection
                    }
                }
            }
        });
        await(() -> server.openConnections() == 0 && server.openStatements() == 0);
    }

    private static byte[] header(int size) {
        return ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(size)
                .putInt(0)
                .put((byte) 1)
                .array();
    }

    @Test
    void clientsThatReadNothingDelayNobody() throws Exception {
        List<ProtocolClient> clients = new ArrayList<>();
        whileOthersWork(() -> {
            for (int i = 0; i < 20; i++) {
                ProtocolClient client = open();
                clients.add(client);
                int statement = client.execute("SELECT 1").statementId();
                for (int n = 0; n < 50; n++) {
                    client.send(new PrepareAndExecuteRequest(
                            client.id(), statement, "SELECT X, REPEAT('x', 1000) FROM SYSTEM_RANGE(1, 2000)", -1, -1));
                }
            }
        });
        for (ProtocolClient client : clients) {
            client.close();
        }
        await(() -> server.openConnections() == 0 && server.openStatements() == 0);
    }

    @Test
    void socketsThatNeverLogInAreClosedForOthers() throws Exception {
        ByteBuffer action = framedActions();
        List<SocketChannel> sockets = new ArrayList<>();
        try {
            whileOthersWork(() -> {
                for (int i = 0; i < 140; i++) {
                    SocketChannel socket = SocketChannel.open();
                    sockets.add(socket);
                    socket.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
                    socket.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
                    socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
                    socket.configureBlocking(false);
                    while (fill(socket, action)) {
                        // until the server takes no more, since nobody reads its answers
                    }
                }
            });
        } finally {
            for (SocketChannel socket : sockets) {
                socket.close();
            }
        }
    }

    private static boolean fill(SocketChannel socket, ByteBuffer bytes) {
        try {
            return socket.write(bytes.duplicate()) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static ByteBuffer framedActions() {
        ProtoWriter body = new ProtoWriter();
        new LxActionRequest("SERVER_INFO", List.of()).writeTo(body);
        ProtoWriter envelope = new ProtoWriter();
        envelope.string(1, "org.apache.calcite.avatica.proto.Requests$LxActionRequest");
        envelope.bytes(2, body.slice());
        byte[] message = envelope.toByteArray();
        ByteBuffer many = ByteBuffer.allocate(1000 * (12 + message.length));
        for (int i = 0; i < 1000; i++) {
            many.put(header(message.length)).put(message);
        }
        return many.flip();
    }

    @Test
    void anEmptyBatchAndOneOfEmptyRowsAreAnswered() throws IOException {
        try (ProtocolClient client = open()) {
            client.update("CREATE TABLE IF NOT EXISTS hostile_batch (id INTEGER PRIMARY KEY)");
            StatementHandle insert = client.prepare("INSERT INTO hostile_batch VALUES (?)");
            assertThat(client.batch(insert, List.of())).isEmpty();
            RowEncoder rows = RowEncoder.forBatches();
            for (int i = 0; i < 100_000; i++) {
                rows.beginRow().endRow();
            }
            assertRefused(client, new ExecuteBatchRequest(client.id(), insert.id(), rows.rows()), "07001");
            client.answer(new CommitRequest(client.id()));
            assertThat(client.value("SELECT COUNT(*) FROM hostile_batch")).isEqualTo(0L);
        }
    }
}
