package io.leanq.wire.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.wire.RequestCodec;
import io.leanq.wire.error.ConnectionLostException;
import io.leanq.wire.error.HttpStatusException;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.MessageTooLargeException;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.CommitRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpClientChannelTest {
    private static final int MAX = 1_000_000;
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @Test
    void aRequestIsAPostOfTheMessageInOneWrite() throws IOException {
        Writes writes = new Writes();
        ProtoWriter out = new ProtoWriter();
        RequestCodec.encode(new CommitRequest("c1"), out);
        byte[] body = out.toByteArray();
        channel(InputStream.nullInputStream(), writes).send(out, 0);
        assertThat(writes.sizes).hasSize(1);
        String head = "POST / HTTP/1.1\r\nHost: db:8765\r\nContent-Type: application/x-google-protobuf\r\n"
                + "Content-Length: 63\r\n\r\n";
        assertThat(writes.toByteArray()).startsWith(head.getBytes(StandardCharsets.US_ASCII));
        assertThat(Arrays.copyOfRange(writes.toByteArray(), head.length(), writes.size()))
                .isEqualTo(body);
        assertThat(HexFormat.of().formatHex(body)).startsWith("0a37").endsWith("12040a026331");
    }

    @Test
    void aLargeRequestIsSentFromWhereItWasBuilt() throws IOException {
        Writes writes = new Writes();
        ProtoWriter out = new ProtoWriter();
        out.string(1, "x".repeat(100_000));
        byte[] body = out.toByteArray();
        channel(InputStream.nullInputStream(), writes).send(out, 0);
        assertThat(writes.sizes).hasSize(2);
        byte[] sent = writes.toByteArray();
        assertThat(Arrays.copyOfRange(sent, sent.length - body.length, sent.length))
                .isEqualTo(body);
        assertThat(out.toByteArray()).isEqualTo(body);
    }

    @Test
    void answersOfKnownLengthFollowEachOther() throws IOException {
        HttpClientChannel channel =
                channel(OK + "Content-Length: 3\r\n\r\nabc" + "HTTP/1.1 500 Oh dear\r\ncontent-LENGTH:2 \r\n\r\nde");
        assertThat(body(channel)).isEqualTo("abc");
        assertThat(channel.isOver()).isFalse();
        assertThat(body(channel)).isEqualTo("de");
    }

    @Test
    void chunksExtensionsAndTrailersAreRead() throws IOException {
        String chunks = "3\r\nabc\r\n000A;name=\"v\"\r\n0123456789\r\n1 \r\nx\r\n0\r\nTrailer: y\r\n\r\n";
        HttpClientChannel channel =
                channel(OK + "Transfer-Encoding: Chunked\r\n\r\n" + chunks + OK + "Content-Length: 1\r\n\r\nz");
        assertThat(body(channel)).isEqualTo("abc0123456789x");
        assertThat(body(channel)).isEqualTo("z");
    }

    @Test
    void interimAnswersArePassedOver() throws IOException {
        assertThat(body(channel("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK
                        + "Content-Length: 1\r\n\r\nz")))
                .isEqualTo("z");
        assertThatThrownBy(() -> body(channel("HTTP/1.1 100 Continue\r\n\r\n".repeat(1000))))
                .isInstanceOf(HttpStatusException.class);
    }

    @Test
    void theServerSaysWhenItClosesTheConnection() throws IOException {
        HttpClientChannel closing = channel(OK + "Connection: x, Close\r\nContent-Length: 1\r\n\r\nz");
        assertThat(body(closing)).isEqualTo("z");
        assertThat(closing.isOver()).isTrue();
        HttpClientChannel old = channel("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nz");
        assertThat(body(old)).isEqualTo("z");
        assertThat(old.isOver()).isTrue();
    }

    @Test
    void lastCookieIsSentBackAlsoOverANewConnection() throws IOException {
        Writes writes = new Writes();
        HttpClientChannel channel = new HttpClientChannel(
                bytes(OK + "Set-Cookie: A=1\r\nset-cookie: SRV=qe2; Path=/; HttpOnly\r\nContent-Length: 1\r\n\r\nz" + OK
                        + "Content-Length: 1\r\n\r\nz"),
                writes,
                "h:1",
                MAX);
        body(channel);
        body(channel);
        ProtoWriter out = new ProtoWriter();
        out.string(1, "m");
        channel.send(out, 0);
        assertThat(writes.toString(StandardCharsets.US_ASCII)).contains("\r\nCookie: SRV=qe2\r\n\r\n");
        Writes others = new Writes();
        channel.over(bytes(""), others).send(out, 0);
        assertThat(others.toString(StandardCharsets.US_ASCII)).contains("\r\nCookie: SRV=qe2\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 302, 400, 401, 403, 404, 407, 413, 418, 501, 502, 503, 504})
    void otherStatusIsReportedAndEndsTheConnection(int status) {
        HttpClientChannel channel = channel("HTTP/1.1 " + status + " x\r\nContent-Length: 6\r\n\r\nsecret");
        assertThatThrownBy(() -> body(channel))
                .isInstanceOfSatisfying(
                        HttpStatusException.class, e -> assertThat(e.status()).isEqualTo(status))
                .hasMessageContaining("HTTP status " + status)
                .hasMessageNotContaining("secret");
        assertThat(channel.isOver()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 2x0 OK\r\n\r\n",
                "HTTP/1.1 099 OK\r\n\r\n",
                "HTTP/1.1 101 Switching\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\nno length",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\nz",
                "HTTP/1.1 200 OK\r\nContent-Length: 0x1\r\n\r\nz",
                "HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\nz",
                "HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\nz",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nzz",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nz",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length : 1\r\n\r\nz",
                "HTTP/1.1 200 OK\r\n Content-Length: 1\r\n\r\nz",
                "HTTP/1.1 200 OK\r\nno field\r\n\r\nz",
                "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\rX: y\r\nContent-Length: 1\r\n\r\nz",
                "HTTP/1.1 200 OK\r\nSet-Cookie: a=\0\r\nContent-Length: 1\r\n\r\nz",
                "HTTP/1.1 200 OK\r\nSet-Cookie: a=\177\r\nContent-Length: 1\r\n\r\nz",
                "HTTP/1.1 200 OK\r\r\nContent-Length: 1\r\n\r\nz",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n123456789\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void brokenAnswersAreRefused(String answer) {
        assertThatThrownBy(() -> body(channel(answer))).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void streamCutAnywhereIsALostConnection() {
        String whole = "\r\n" + OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nA: b\r\n\r\n";
        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> body(channel(cut))).as(cut).isInstanceOf(ConnectionLostException.class);
        }
    }

    @Test
    void endlessHeadsChunkLinesAndTrailersEnd() {
        for (String begin : new String[] {
            "HTTP/1.1 200 ",
            "",
            OK,
            OK + "x: ",
            OK + "Transfer-Encoding: chunked\r\n\r\n1;",
            OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n"
        }) {
            for (String more : new String[] {"x", "x: y\r\n", "\r\n"}) {
                assertThatThrownBy(() -> body(channel(endless(begin, more), new ByteArrayOutputStream())))
                        .isInstanceOf(MalformedMessageException.class);
            }
        }
    }

    @Test
    void endlessBodiesEndAtTheMaximumAndLengthsTakeNoMemory() {
        MessageBuffer buffer = new MessageBuffer();
        String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n";
        assertThatThrownBy(() -> channel(endless(chunked, "1\r\nx\r\n"), new ByteArrayOutputStream())
                        .receive(buffer))
                .isInstanceOf(MessageTooLargeException.class);
        assertThat(buffer.capacity()).isLessThan(2 * MAX + 300_000);
        MessageBuffer small = new MessageBuffer();
        assertThatThrownBy(() -> channel(chunked + "7fffffff\r\nx").receive(small))
                .isInstanceOf(MessageTooLargeException.class);
        assertThatThrownBy(() -> channel(chunked + "ffffffff\r\nx").receive(small))
                .isInstanceOf(MessageTooLargeException.class);
        assertThatThrownBy(() ->
                        channel(OK + "Content-Length: 99999999999\r\n\r\nx").receive(small))
                .isInstanceOf(MessageTooLargeException.class);
        assertThatThrownBy(
                        () -> channel(OK + "Content-Length: 1000000\r\n\r\nx").receive(small))
                .isInstanceOf(ConnectionLostException.class);
        assertThat(small.capacity()).isLessThan(300_000);
    }

    @Test
    void aHostThatWouldBreakTheHeadIsRefused() {
        for (String host : new String[] {"", "a b", "a\r\nX: y", "ü"}) {
            assertThatThrownBy(() -> new HttpClientChannel(bytes(""), new ByteArrayOutputStream(), host, MAX))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static InputStream endless(String begin, String more) {
        InputStream repeated = new InputStream() {
            private int at;

            @Override
            public int read() {
                return more.charAt(at++ % more.length());
            }
        };
        return new java.io.SequenceInputStream(bytes(begin), repeated);
    }

    private static InputStream bytes(String text) {
        return new Dribble(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static HttpClientChannel channel(String answers) {
        return channel(bytes(answers), new ByteArrayOutputStream());
    }

    private static HttpClientChannel channel(InputStream in, ByteArrayOutputStream out) {
        return new HttpClientChannel(in, out, "db:8765", MAX);
    }

    private static String body(HttpClientChannel channel) throws IOException {
        MessageBuffer buffer = new MessageBuffer();
        channel.receive(buffer);
        return new String(
                buffer.message().array(),
                buffer.message().offset(),
                buffer.message().length(),
                StandardCharsets.ISO_8859_1);
    }

    @Test
    void aByteArrayStreamIsEnough() throws IOException {
        byte[] answer = (OK + "Content-Length: 1\n\nz").getBytes(StandardCharsets.US_ASCII);
        assertThat(body(channel(new ByteArrayInputStream(answer), new ByteArrayOutputStream())))
                .isEqualTo("z");
    }
}
