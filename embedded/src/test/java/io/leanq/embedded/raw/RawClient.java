package io.leanq.embedded.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Internal;
import com.google.protobuf.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.calcite.avatica.proto.Common.TypedValue;
import org.apache.calcite.avatica.proto.Common.WireMessage;
import org.apache.calcite.avatica.proto.Requests.CreateStatementRequest;
import org.apache.calcite.avatica.proto.Requests.OpenConnectionRequest;
import org.apache.calcite.avatica.proto.Requests.PrepareAndExecuteRequest;
import org.apache.calcite.avatica.proto.Requests.PrepareRequest;
import org.apache.calcite.avatica.proto.Responses.CreateStatementResponse;
import org.apache.calcite.avatica.proto.Responses.ErrorResponse;
import org.apache.calcite.avatica.proto.Responses.ExecuteResponse;
import org.apache.calcite.avatica.proto.Responses.OpenConnectionResponse;
import org.apache.calcite.avatica.proto.Responses.PrepareResponse;
import org.apache.calcite.avatica.proto.Responses.ResultSetResponse;

/** Sends and receives stock Avatica's messages over a socket. */
final class RawClient implements AutoCloseable {
    private static final String PACKAGE = "org.apache.calcite.avatica.proto.";

    final RawSocket socket;
    String id = UUID.randomUUID().toString();

    private RawClient(RawSocket socket) {
        this.socket = socket;
    }

    /** A socket without any request yet. */
    static RawClient connect(int port, RawSocket.Framing framing) throws IOException {
        return new RawClient(new RawSocket(port, framing));
    }

    /** A client that is logged in as the default user. */
    static RawClient open(int port) throws IOException {
        RawClient client = connect(port, RawSocket.Framing.CHUNKED);
        client.open(Map.of("user", "user1", "password", "pass4user1"));
        return client;
    }

    void open(Map<String, String> info) throws IOException {
        ask(openRequest(info), OpenConnectionResponse.class);
    }

    /** Opens the connection within the limit: the end of another client's socket takes a moment to arrive. */
    void openWithin(Duration limit, Map<String, String> info) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        Message answer = ask(openRequest(info));
        while (answer instanceof ErrorResponse && System.nanoTime() < deadline) {
            answer = ask(openRequest(info));
        }
        assertThat(answer).isInstanceOf(OpenConnectionResponse.class);
    }

    OpenConnectionRequest openRequest(Map<String, String> info) {
        return OpenConnectionRequest.newBuilder()
                .setConnectionId(id)
                .putAllInfo(info)
                .build();
    }

    static byte[] envelope(Message message) {
        return envelope(message.getClass().getName(), message.toByteString());
    }

    static byte[] envelope(String name, ByteString body) {
        return WireMessage.newBuilder()
                .setName(name)
                .setWrappedMessage(body)
                .build()
                .toByteArray();
    }

    /** Sends the request and waits for the answer, whatever it is. */
    Message ask(Message request) throws IOException {
        socket.send(envelope(request), 0);
        return message(socket.receive());
    }

    <T extends Message> T ask(Message request, Class<T> kind) throws IOException {
        Message answer = ask(request);
        assertThat(answer).isInstanceOf(kind);
        return kind.cast(answer);
    }

    ErrorResponse refused(Message request) throws IOException {
        return ask(request, ErrorResponse.class);
    }

    /** The message in the envelope, which must have the exact name of one that stock Avatica knows. */
    static Message message(RawSocket.Received received) throws IOException {
        WireMessage envelope = WireMessage.parseFrom(received.message());
        try {
            Class<? extends Message> kind = Class.forName(envelope.getName()).asSubclass(Message.class);
            assertThat(envelope.getName()).startsWith(PACKAGE + "Responses$");
            return Internal.getDefaultInstance(kind).getParserForType().parseFrom(envelope.getWrappedMessage());
        } catch (ClassNotFoundException e) {
            throw new IOException("the answer has a name that nobody knows: " + envelope.getName(), e);
        }
    }

    int createStatement() throws IOException {
        return ask(CreateStatementRequest.newBuilder().setConnectionId(id).build(), CreateStatementResponse.class)
                .getStatementId();
    }

    PrepareAndExecuteRequest executeRequest(int statement, String sql) {
        return PrepareAndExecuteRequest.newBuilder()
                .setConnectionId(id)
                .setStatementId(statement)
                .setSql(sql)
                .setMaxRowsTotal(-1)
                .setFirstFrameMaxSize(2000)
                .build();
    }

    ResultSetResponse execute(int statement, String sql) throws IOException {
        ExecuteResponse answer = ask(executeRequest(statement, sql), ExecuteResponse.class);
        assertThat(answer.getMissingStatement()).isFalse();
        assertThat(answer.getResultsCount()).isEqualTo(1);
        return answer.getResults(0);
    }

    ResultSetResponse execute(String sql) throws IOException {
        return execute(createStatement(), sql);
    }

    PrepareResponse prepare(String sql) throws IOException {
        return ask(
                PrepareRequest.newBuilder()
                        .setConnectionId(id)
                        .setSql(sql)
                        .setMaxRowsTotal(-1)
                        .build(),
                PrepareResponse.class);
    }

    /** The only value of the first row. */
    TypedValue value(String sql) throws IOException {
        ResultSetResponse result = execute(sql);
        return result.getFirstFrame().getRows(0).getValue(0).getScalarValue();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
