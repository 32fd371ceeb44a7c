package io.leanq.embedded;

import io.leanq.wire.RequestCodec;
import io.leanq.wire.ResponseCodec;
import io.leanq.wire.common.ConnectionProperties;
import io.leanq.wire.common.Signature;
import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.framing.HttpClientChannel;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.framing.MessageChannel;
import io.leanq.wire.framing.Tcp12Channel;
import io.leanq.wire.framing.Tcp8Channel;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ConnectionSyncRequest;
import io.leanq.wire.request.CreateStatementRequest;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.FetchRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.request.RollbackRequest;
import io.leanq.wire.response.CreateStatementResponse;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.ExecuteBatchResponse;
import io.leanq.wire.response.ExecuteResponse;
import io.leanq.wire.response.FetchResponse;
import io.leanq.wire.response.PrepareResponse;
import io.leanq.wire.response.Response;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.value.EncodedRows;
import io.leanq.wire.value.Frame;
import io.leanq.wire.value.Rep;
import io.leanq.wire.value.RowCursor;
import io.leanq.wire.value.RowEncoder;
import io.leanq.wire.value.TypedValue;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.Socket;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A thin client over a real socket for tests: requests in, responses out, and short forms for SQL. */
public final class ProtocolClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final MessageChannel channel;
    private final ProtoWriter writer = new ProtoWriter();
    private String id = UUID.randomUUID().toString();
    private int statement = -1;

    /** The framings of clients. */
    public enum Framing {
        TCP12,
        TCP8,
        HTTP
    }

    public ProtocolClient(int port) throws IOException {
        this(port, Framing.TCP12);
    }

    public ProtocolClient(int port, Framing framing) throws IOException {
        this(new Socket("127.0.0.1", port), framing);
    }

    /** @param socket connected, with TLS or without */
    public ProtocolClient(Socket socket, Framing framing) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        channel = channel(framing, in, out);
    }

    private static MessageChannel channel(Framing framing, InputStream in, OutputStream out) {
        int max = MessageChannel.DEFAULT_MAX_MESSAGE;
        return switch (framing) {
            case TCP12 -> new Tcp12Channel(in, out, max);
            case TCP8 -> new Tcp8Channel(in, out, max);
            case HTTP -> new HttpClientChannel(in, out, "127.0.0.1", max);
        };
    }

    /** The bytes of the request on the line, for tests that send it in parts. */
    public static byte[] framed(Framing framing, Request request) throws IOException {
        ProtoWriter message = new ProtoWriter();
        RequestCodec.encode(request, message);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        channel(framing, InputStream.nullInputStream(), bytes).send(message, 7);
        return bytes.toByteArray();
    }

    /** A client that is logged in as the default user. */
    public static ProtocolClient open(int port) throws IOException {
        return open(port, "user1", "pass4user1");
    }

    public static ProtocolClient open(int port, String user, String password) throws IOException {
        return open(port, Framing.TCP12, user, password);
    }

    public static ProtocolClient open(int port, Framing framing, String user, String password) throws IOException {
        ProtocolClient client = new ProtocolClient(port, framing);
        try {
            client.logIn(Map.of("user", user, "password", password, "database", "dbtest"));
            return client;
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    public String id() {
        return id;
    }

    public void id(String newId) {
        id = newId;
    }

    public Socket socket() {
        return socket;
    }

    public Response logIn(Map<String, String> info) throws IOException {
        return answer(new OpenConnectionRequest(id, info));
    }

    /** Sends the request and waits. The response stays valid after further requests. */
    public Response answer(Request request) throws IOException {
        send(request);
        Response response = receive();
        if (response instanceof ErrorResponse error) {
            throw new Refused(error);
        }
        return response;
    }

    public void send(Request request) throws IOException {
        RequestCodec.encode(request, writer);
        channel.send(writer, 7);
    }

    /** Waits until an answer begins, and reads no more than a few thousand bytes of it. */
    public void awaitAnswer() throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            throw new EOFException();
        }
        in.reset();
    }

    public Response receive() throws IOException {
        MessageBuffer buffer = new MessageBuffer();
        channel.receive(buffer);
        if (buffer.tag() != 7 && !(channel instanceof HttpClientChannel)) {
            throw new IllegalStateException("the tag was not echoed");
        }
        return ResponseCodec.decode(buffer.message());
    }

    /** An error from the server. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ErrorResponse error;

        Refused(ErrorResponse error) {
            super(error.sqlState() + " " + error.errorMessage());
            this.error = error;
        }

        public ErrorResponse error() {
            return error;
        }

        public String sqlState() {
            return error.sqlState();
        }
    }

    public void autoCommit(boolean on) throws IOException {
        answer(new ConnectionSyncRequest(id, new ConnectionProperties(true, on, false, 0, "", "")));
    }

    public void commit() throws IOException {
        answer(new CommitRequest(id));
    }

    public void rollback() throws IOException {
        answer(new RollbackRequest(id));
    }

    public StatementHandle prepare(String sql) throws IOException {
        return ((PrepareResponse) answer(new PrepareRequest(id, sql, -1))).statement();
    }

    /** Runs SQL without parameters, as the vendor's client does: PrepareAndExecute on one statement. */
    public ResultSetResponse execute(String sql) throws IOException {
        if (statement < 0) {
            statement = ((CreateStatementResponse) answer(new CreateStatementRequest(id))).statementId();
        }
        ExecuteResponse response = (ExecuteResponse) answer(new PrepareAndExecuteRequest(id, statement, sql, -1, 2000));
        return response.results().get(0);
    }

    public long update(String sql, @Nullable Object... values) throws IOException {
        return values.length == 0
                ? execute(sql).updateCount()
                : execute(prepare(sql), values).updateCount();
    }

    public ResultSetResponse execute(StatementHandle handle, @Nullable Object... values) throws IOException {
        return ((ExecuteResponse) answer(new ExecuteRequest(handle, parameters(values), 2000)))
                .results()
                .get(0);
    }

    public List<Long> batch(StatementHandle handle, List<? extends @Nullable Object[]> rows) throws IOException {
        RowEncoder encoder = RowEncoder.forBatches();
        for (@Nullable Object[] row : rows) {
            encoder.beginRow();
            addAll(encoder, row);
            encoder.endRow();
        }
        return ((ExecuteBatchResponse) answer(new ExecuteBatchRequest(id, handle.id(), encoder.rows()))).updateCounts();
    }

    /** All rows of a query, fetched frame by frame. */
    public List<List<@Nullable Object>> query(String sql, @Nullable Object... values) throws IOException {
        return rows(values.length == 0 ? execute(sql) : execute(prepare(sql), values));
    }

    public List<List<@Nullable Object>> rows(ResultSetResponse result) throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Frame frame = result.firstFrame();
        while (frame != null) {
            rows.addAll(rows(frame));
            frame = frame.done()
                    ? null
                    : ((FetchResponse) answer(new FetchRequest(id, result.statementId(), frame.nextOffset(), 2000)))
                            .frame();
        }
        return rows;
    }

    public static List<List<@Nullable Object>> rows(Frame frame) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        RowCursor cursor = frame.rows().cursor();
        while (cursor.next()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 0; i < cursor.size(); i++) {
                row.add(cursor.getObject(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** The one value of a query's one row. */
    public @Nullable Object value(String sql, @Nullable Object... values) throws IOException {
        List<List<@Nullable Object>> rows = query(sql, values);
        if (rows.size() != 1 || rows.get(0).size() != 1) {
            throw new IllegalStateException("expected one value, got " + rows.size() + " rows");
        }
        return rows.get(0).get(0);
    }

    public static Signature signature(ResultSetResponse result) {
        if (result.signature() == null) {
            throw new IllegalStateException("the result has no signature");
        }
        return result.signature().decode();
    }

    public static EncodedRows parameters(@Nullable Object... values) {
        RowEncoder encoder = RowEncoder.forParameters().beginRow();
        addAll(encoder, values);
        return encoder.endRow().rows();
    }

    private static void addAll(RowEncoder encoder, @Nullable Object... values) {
        for (@Nullable Object value : values) {
            if (value == null) {
                encoder.addNull();
            } else if (value instanceof Boolean v) {
                encoder.addBoolean(v);
            } else if (value instanceof Integer v) {
                encoder.addInt(v);
            } else if (value instanceof Long v) {
                encoder.addLong(v);
            } else if (value instanceof Double v) {
                encoder.addDouble(v);
            } else if (value instanceof BigDecimal v) {
                encoder.addDecimal(v);
            } else if (value instanceof String v) {
                encoder.addString(v);
            } else if (value instanceof byte[] v) {
                encoder.addBytes(v);
            } else if (value instanceof LocalDate v) {
                encoder.addDate(v);
            } else if (value instanceof LocalTime v) {
                encoder.addTime(v);
            } else if (value instanceof LocalDateTime v) {
                encoder.addTimestamp(v);
            } else if (value instanceof long[] v) {
                List<TypedValue> elements = new ArrayList<>();
                for (long element : v) {
                    elements.add(TypedValue.of(element));
                }
                encoder.addArray(Rep.LONG, elements);
            } else if (value instanceof String[] v) {
                List<TypedValue> elements = new ArrayList<>();
                for (String element : v) {
                    elements.add(TypedValue.of(element));
                }
                encoder.addArray(Rep.STRING, elements);
            } else if (value instanceof TypedValue v) {
                encoder.add(v);
            } else {
                throw new IllegalArgumentException("no parameter of " + value.getClass());
            }
        }
    }

    /** Closes the socket without closing the connection first. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
