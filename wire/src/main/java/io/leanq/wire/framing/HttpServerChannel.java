package io.leanq.wire.framing;

import static io.leanq.wire.framing.HttpHead.ascii;

import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of the framing over HTTP/1.1. It takes POST requests at any path and of any content type, and
 * answers with status 200, 500 for an error, or 401. Anything else is answered by the channel itself, in text, and ends
 * the connection.
 */
public final class HttpServerChannel implements MessageChannel {
    private static final String PROTOBUF_ONLY = "This server speaks Avatica's protobuf messages, not JSON; tell the"
            + " client so, as Avatica's Java driver by serialization=protobuf";
    private static final byte[] OK = ascii("HTTP/1.1 200 OK\r\n");
    private static final byte[] ERROR = ascii("HTTP/1.1 500 Internal Server Error\r\n");
    private static final byte[] UNAUTHORIZED =
            ascii("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"LeanXcale\", charset=\"UTF-8\"\r\n");
    private static final byte[] BAD_REQUEST = ascii("HTTP/1.1 400 Bad Request\r\n");
    private static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");
    private static final byte[] MESSAGE = ascii("Content-Type: application/octet-stream;charset=utf-8\r\n");
    private static final byte[] TEXT = ascii("Content-Type: text/plain;charset=utf-8\r\n");
    private static final byte[] JSON = ascii("Content-Type: application/json;charset=utf-8\r\n");
    private static final byte[] LENGTH = ascii("Content-Length: ");
    private static final byte[] LAST = ascii("\r\nConnection: close\r\n\r\n");
    private static final byte[] END = ascii("\r\n\r\n");

    private final InputStream in;
    private final HttpOutput output;
    private final IntSupplier maxMessage;
    private final HttpHead head = new HttpHead();
    private boolean over;

    /**
     * @param in should have a small buffer: the head is read byte by byte
     * @param out unbuffered: a short message is one write
     * @param maxMessage the largest message received, in bytes; asked for each message once its head has arrived
     */
    public HttpServerChannel(InputStream in, OutputStream out, IntSupplier maxMessage) {
        this.in = in;
        this.output = new HttpOutput(out);
        this.maxMessage = maxMessage;
    }

    @Override
    public void receive(MessageBuffer into) throws IOException {
        // until the head says otherwise, the answer is the last one
        over = true;
        try {
            head.read(in);
            if (!head.isPost()) {
                throw new MalformedMessageException(
                        head.isRequest() ? "an HTTP request other than POST" : "a request that is not HTTP/1.1");
            }
            if (head.expectsContinue() && head.contentLength() <= maxMessage.getAsInt()) {
                output.begin().add(CONTINUE).send();
            }
            HttpBody.read(head, in, into, maxMessage.getAsInt());
        } catch (MalformedMessageException e) {
            refuse(
                    BAD_REQUEST,
                    TEXT,
                    "This server takes Avatica's protobuf messages by POST; this is " + e.getMessage() + "\n");
            throw e;
        }
        over = head.closes();
        requireProtobuf(into.message());
    }

    /**
     * Answers a client that sends JSON in JSON, with the error message of Avatica's own form, so that the client can
     * show it.
     */
    private void requireProtobuf(ByteSlice message) throws IOException {
        if (message.array()[message.offset()] == '{') {
            refuse(
                    ERROR,
                    JSON,
                    "{\"response\":\"error\",\"exceptions\":[\"java.sql.SQLFeatureNotSupportedException: "
                            + PROTOBUF_ONLY
                            + "\"],\"errorMessage\":\"" + PROTOBUF_ONLY
                            + "\",\"errorCode\":-1,\"sqlState\":\"0A000\",\"severity\":\"ERROR\""
                            + ",\"rpcMetadata\":null}");
            throw new MalformedMessageException("an HTTP request with JSON in it");
        }
    }

    private void refuse(byte[] status, byte[] type, String text) throws IOException {
        over = true;
        byte[] body = ascii(text);
        output.begin()
                .add(status)
                .add(type)
                .add(LENGTH)
                .add(body.length)
                .add(LAST)
                .add(body)
                .send();
    }

    @Override
    public void send(ProtoWriter message, int tag) throws IOException {
        send(OK, message);
    }

    @Override
    public void sendError(ProtoWriter message, int tag) throws IOException {
        send(ERROR, message);
    }

    /**
     * Sends an error as {@link #sendError} does, and asks the client for {@linkplain #authorization user and password}.
     */
    public void sendChallenge(ProtoWriter message) throws IOException {
        send(UNAUTHORIZED, message);
    }

    private void send(byte[] status, ProtoWriter message) throws IOException {
        if (message.size() == 0) {
            throw new IllegalArgumentException("an empty message cannot be framed");
        }
        output.begin()
                .add(status)
                .add(MESSAGE)
                .add(LENGTH)
                .add(message.size())
                .add(over ? LAST : END)
                .send(message);
    }

    /** The value of the last request's field {@code Authorization}, which may hold a password; null if it had none. */
    public @Nullable String authorization() {
        return head.authorization();
    }

    /**
     * True if the client asked to end the connection after its last request, or sent bytes after which the stream
     * cannot go on.
     */
    @Override
    public boolean isOver() {
        return over;
    }
}
