package io.leanq.wire.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.wire.error.ConnectionLostException;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.MessageTooLargeException;
import io.leanq.wire.proto.ProtoWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerChannelTest {
    private static final int MAX = 1000;
    private final Writes writes = new Writes();
    private final MessageBuffer buffer = new MessageBuffer();

    @Test
    void postsOfAnyPathAndContentTypeAreReadInTurn() throws IOException {
        HttpServerChannel channel = channel("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab"
                + "POST /x?y HTTP/1.1\r\nContent-Type: text/html\r\nTransfer-Encoding: "
                + "chunked\r\n\r\n1\r\nc\r\n0\r\n\r\n"
                + "POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 1\r\n\r\nd");
        assertThat(receive(channel)).isEqualTo("ab");
        assertThat(channel.isOver()).isFalse();
        assertThat(receive(channel)).isEqualTo("c");
        assertThat(channel.isOver()).isFalse();
        assertThat(receive(channel)).isEqualTo("d");
        assertThat(channel.isOver()).isTrue();
        assertThatThrownBy(() -> receive(channel))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageEndingWith("before a message began");
        assertThat(writes.size()).isZero();
    }

    @Test
    void answersAreMarkedAsGoodOrErrorAndLast() throws IOException {
        HttpServerChannel channel = channel(
                "POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\na" + "POST / HTTP/1.0\r\nContent-Length: 1\r\n\r\nb");
        ProtoWriter answer = new ProtoWriter();
        answer.string(1, "yes");
        receive(channel);
        channel.send(answer, 0);
        assertThat(sent())
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream;charset=utf-8\r\n"
                        + "Content-Length: 5\r\n\r\n\n\003yes");
        assertThat(writes.sizes).hasSize(1);
        writes.reset();
        receive(channel);
        channel.sendError(answer, 0);
        assertThat(sent()).startsWith("HTTP/1.1 500 ").contains("Content-Length: 5\r\nConnection: close\r\n\r\n");
        assertThat(channel.isOver()).isTrue();
    }

    @Test
    void clientIsAskedForCredentialsAndTheLastOnesAreKnown() throws IOException {
        HttpServerChannel channel = channel("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\na"
                + "POST / HTTP/1.1\r\nauthorization:  Basic dTpw \r\nContent-Length: 1\r\n\r\nb"
                + "POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\nc");
        receive(channel);
        assertThat(channel.authorization()).isNull();
        ProtoWriter answer = new ProtoWriter();
        answer.string(1, "who");
        channel.sendChallenge(answer);
        assertThat(sent())
                .startsWith("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=")
                .endsWith("Content-Length: 5\r\n\r\n\n\003who");
        receive(channel);
        assertThat(channel.authorization()).isEqualTo("Basic dTpw");
        receive(channel);
        assertThat(channel.authorization()).isNull();
    }

    @Test
    void waitingClientMayGoOnUnlessItsMessageIsTooLarge() throws IOException {
        receive(channel("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\na"));
        assertThat(sent()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        writes.reset();
        assertThatThrownBy(() ->
                        receive(channel("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 100000\r\n\r\n")))
                .isInstanceOf(MessageTooLargeException.class);
        assertThat(writes.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: h\r\n\r\n",
                "HEAD / HTTP/1.1\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\n\r\n",
                "PUT / HTTP/1.1\r\nContent-Length: 1\r\n\r\na",
                "post / HTTP/1.1\r\nContent-Length: 1\r\n\r\na",
                "POST / HTTP/2.0\r\nContent-Length: 1\r\n\r\na",
                "POST / HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nnonsense\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void otherRequestsGetTextAndEndTheConnection(String request) {
        HttpServerChannel channel = channel(request);
        assertThatThrownBy(() -> receive(channel)).isInstanceOf(MalformedMessageException.class);
        assertThat(sent())
                .startsWith("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain")
                .contains("Connection: close\r\n\r\nThis server takes Avatica's protobuf messages by POST; this is a");
        assertThat(channel.isOver()).isTrue();
    }

    @Test
    void jsonIsAnsweredByAvaticasErrorInJson() {
        String request = "{\"request\":\"openConnection\"}";
        HttpServerChannel channel =
                channel("POST / HTTP/1.1\r\nContent-Length: " + request.length() + "\r\n\r\n" + request);
        assertThatThrownBy(() -> receive(channel)).isInstanceOf(MalformedMessageException.class);
        assertThat(sent())
                .startsWith("HTTP/1.1 500 ")
                .contains("{\"response\":\"error\"", "serialization=protobuf")
                .endsWith("}");
        assertThat(channel.isOver()).isTrue();
    }

    @Test
    void theMaximumIsAskedForWhenTheRequestIsThere() throws IOException {
        int[] maximum = {0};
        HttpServerChannel channel = new HttpServerChannel(
                new Dribble("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\na"
                        .repeat(2)
                        .getBytes(StandardCharsets.US_ASCII)),
                writes,
                () -> maximum[0]++);
        assertThatThrownBy(() -> receive(channel)).isInstanceOf(MessageTooLargeException.class);
        channel.sendError(oneField(), 0);
        assertThat(sent()).contains("Connection: close");
    }

    private static ProtoWriter oneField() {
        ProtoWriter answer = new ProtoWriter();
        answer.string(1, "x");
        return answer;
    }

    private HttpServerChannel channel(String requests) {
        return new HttpServerChannel(new Dribble(requests.getBytes(StandardCharsets.US_ASCII)), writes, () -> MAX);
    }

    private String receive(HttpServerChannel channel) throws IOException {
        channel.receive(buffer);
        return new String(
                buffer.message().array(),
                buffer.message().offset(),
                buffer.message().length(),
                StandardCharsets.ISO_8859_1);
    }

    private String sent() {
        return writes.toString(StandardCharsets.ISO_8859_1);
    }
}
