package io.leanq.wire.framing;

import static io.leanq.wire.framing.HttpHead.ascii;

import io.leanq.wire.error.HttpStatusException;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.proto.ProtoWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of the framing over HTTP/1.1. A request is {@code POST /} with the message as its body; the answer
 * is the body of a response of status 200, or 500 for an error. Each request carries the last cookie that the server
 * set: a balancer in front of several servers may find the connection's server by it. Redirects are not followed, and
 * nothing is sent twice.
 */
public final class HttpClientChannel implements MessageChannel {
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int MAX_INTERIM_ANSWERS = 10;
    private static final byte[] COOKIE = ascii("\r\nCookie: ");
    private static final byte[] END = ascii("\r\n\r\n");

    private final InputStream in;
    private final HttpOutput output;
    private final byte[] requestHead;
    private final int maxMessage;
    private final HttpHead head = new HttpHead();
    private byte @Nullable [] cookie;
    private boolean over;

    /**
     * @param in should have a small buffer: the head is read byte by byte
     * @param out unbuffered: a short message is one write
     * @param authority host and port of the server, as in a URL
     * @param maxMessage the largest message received, in bytes
     */
    public HttpClientChannel(InputStream in, OutputStream out, String authority, int maxMessage) {
        this(
                in,
                out,
                ascii("POST / HTTP/1.1\r\nHost: " + requireAuthority(authority)
                        + "\r\nContent-Type: application/x-google-protobuf\r\nContent-Length: "),
                maxMessage,
                null);
    }

    private HttpClientChannel(
            InputStream in, OutputStream out, byte[] requestHead, int maxMessage, byte @Nullable [] cookie) {
        this.in = in;
        this.output = new HttpOutput(out);
        this.requestHead = requestHead;
        this.maxMessage = maxMessage;
        this.cookie = cookie;
    }

    /** A channel to the same server, and with the same cookie, over a new connection. */
    public HttpClientChannel over(InputStream newIn, OutputStream newOut) {
        return new HttpClientChannel(newIn, newOut, requestHead, maxMessage, cookie);
    }

    private static String requireAuthority(String authority) {
        if (authority.isEmpty() || !authority.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("the host is not one that HTTP can name");
        }
        return authority;
    }

    @Override
    public void send(ProtoWriter message, int tag) throws IOException {
        if (message.size() == 0) {
            throw new IllegalArgumentException("an empty message cannot be framed");
        }
        output.begin().add(requestHead).add(message.size());
        byte[] sticky = cookie;
        if (sticky != null) {
            output.add(COOKIE).add(sticky);
        }
        output.add(END).send(message);
    }

    @Override
    public void receive(MessageBuffer into) throws IOException {
        int status = interim();
        for (int i = 0; i < MAX_INTERIM_ANSWERS && status < OK; i++) {
            status = interim();
        }
        over = head.closes();
        cookie = head.cookie(cookie);
        if (status != OK && status != SERVER_ERROR) {
            over = true;
            throw new HttpStatusException(status);
        }
        HttpBody.read(head, in, into, maxMessage);
    }

    private int interim() throws IOException {
        head.read(in);
        int status = head.status();
        if (status < 100 || status == SWITCHING_PROTOCOLS) {
            throw new MalformedMessageException("an HTTP answer of status " + status);
        }
        return status;
    }

    /**
     * True if the last answer said that the server closes the connection: the next request needs another connection.
     */
    @Override
    public boolean isOver() {
        return over;
    }
}
