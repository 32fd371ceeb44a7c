package io.leanq.benchmarks.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.proto.Common;
import org.apache.calcite.avatica.proto.Requests;
import org.apache.calcite.avatica.proto.Responses;

/**
 * No real client: sends messages that Avatica's classes encoded before the measurement, and waits for their answers.
 * Its time is that of the server and the socket, which no client can go below if it waits for each answer before it
 * sends the next message.
 */
final class EncodedBeforehand implements Client {
    private static final int ROWS_PER_MESSAGE = 10_000;
    private static final String ID = "encoded-beforehand";

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final int statement;
    private final byte[] commit =
            framed("CommitRequest", Requests.CommitRequest.newBuilder().setConnectionId(ID));
    private final List<byte[]> messages = new ArrayList<>();
    private List<Reading> encoded = List.of();

    /** @param port of Avatica's request handler behind the 12-byte framing */
    EncodedBeforehand(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = FramedAvatica.buffered(socket);
            out = socket.getOutputStream();
            call(framed(
                    "OpenConnectionRequest",
                    Requests.OpenConnectionRequest.newBuilder().setConnectionId(ID)));
            call(framed(
                    "ConnectionSyncRequest",
                    Requests.ConnectionSyncRequest.newBuilder()
                            .setConnectionId(ID)
                            .setConnProps(Common.ConnectionProperties.newBuilder()
                                    .setHasAutoCommit(true)
                                    .setAutoCommit(false))));
            byte[] prepared = call(framed(
                    "PrepareRequest",
                    Requests.PrepareRequest.newBuilder()
                            .setConnectionId(ID)
                            .setSql(StockDriver.INSERT)
                            .setMaxRowsTotal(-1)));
            statement = Responses.PrepareResponse.parseFrom(
                            Common.WireMessage.parseFrom(prepared).getWrappedMessage())
                    .getStatement()
                    .getId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] framed(String name, com.google.protobuf.Message.Builder request) {
        byte[] message = Common.WireMessage.newBuilder()
                .setName("org.apache.calcite.avatica.proto.Requests$" + name)
                .setWrappedMessage(request.build().toByteString())
                .build()
                .toByteArray();
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        try {
            FramedAvatica.write(chunks, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return chunks.toByteArray();
    }

    private byte[] call(byte[] request) throws IOException {
        out.write(request);
        return FramedAvatica.read(in);
    }

    private void encode(List<Reading> rows) {
        messages.clear();
        for (int from = 0; from < rows.size(); from += ROWS_PER_MESSAGE) {
            Requests.ExecuteBatchRequest.Builder batch = Requests.ExecuteBatchRequest.newBuilder()
                    .setConnectionId(ID)
                    .setStatementId(statement);
            for (Reading row : rows.subList(from, Math.min(rows.size(), from + ROWS_PER_MESSAGE))) {
                batch.addUpdates(Requests.UpdateBatch.newBuilder()
                        .addParameterValues(value(Common.Rep.LONG).setNumberValue(row.id()))
                        .addParameterValues(value(Common.Rep.INTEGER).setNumberValue(row.sensor()))
                        .addParameterValues(value(Common.Rep.DOUBLE).setDoubleValue(row.measured()))
                        .addParameterValues(value(Common.Rep.STRING).setStringValue(row.note())));
            }
            messages.add(framed("ExecuteBatchRequest", batch));
        }
        encoded = rows;
    }

    private static Common.TypedValue.Builder value(Common.Rep type) {
        return Common.TypedValue.newBuilder().setType(type);
    }

    /** Inserts the rows; encodes them when it is called with them for the first time. */
    @Override
    public void insert(List<Reading> rows) {
        if (rows != encoded) {
            encode(rows);
        }
        try {
            for (byte[] message : messages) {
                call(message);
            }
            call(commit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long fetchAll() {
        throw new UnsupportedOperationException("only inserts are encoded beforehand");
    }

    @Override
    public Reading read(long id) {
        throw new UnsupportedOperationException("only inserts are encoded beforehand");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
