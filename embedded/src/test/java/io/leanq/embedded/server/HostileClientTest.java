package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.wire.ResponseCodec;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.framing.Tcp12Channel;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that no client should send: the server stays up, in bounded memory, and answers the others. */
@ExtendWith(LeanxcaleExtension.class)
class HostileClientTest {
    private final EmbeddedLeanxcale server;

    HostileClientTest(EmbeddedLeanxcale server) {
        this.server = server;
    }

    private void assertStillServing() throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            assertThat(client.value("SELECT 1")).isEqualTo(1);
        }
    }

    private static byte[] chunk(int size, int flags, byte[] payload) {
        return ByteBuffer.allocate(12 + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(size)
                .putInt(0)
                .put((byte) 1)
                .put((byte) flags)
                .putShort((short) 0)
                .put(payload)
                .array();
    }

    /** Sends the bytes and waits until the server closes the connection. */
    private void assertHungUpOn(byte[] bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // an error may come first
            }
        }
        assertStillServing();
    }

    @Test
    void brokenFramesEndTheSocketOnly() throws IOException {
        assertHungUpOn(new byte[0]);
        assertHungUpOn(new byte[] {1, 2, 3});
        assertHungUpOn(chunk(0, 0, new byte[0]));
        assertHungUpOn(chunk(-1, 0, new byte[0]));
        assertHungUpOn(chunk(Integer.MAX_VALUE, 0, new byte[10]));
        assertHungUpOn(chunk(100, 0, new byte[10]));
        assertHungUpOn("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void randomBytesInGoodFramesAreAnsweredWithErrors() throws IOException {
        Random random = new Random(42);
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            Tcp12Channel channel = new Tcp12Channel(socket.getInputStream(), socket.getOutputStream(), 1 << 20);
            for (int i = 0; i < 500; i++) {
                byte[] garbage = new byte[1 + random.nextInt(200)];
                random.nextBytes(garbage);
                socket.getOutputStream().write(chunk(garbage.length, 0, garbage));
                MessageBuffer buffer = new MessageBuffer();
                channel.receive(buffer);
                Response response = ResponseCodec.decode(buffer.message());
                assertThat(response).isInstanceOf(ErrorResponse.class);
            }
        }
        assertStillServing();
    }

    @Test
    void unknownMessageGetsAnErrorAndTheSocketGoesOn() throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            ProtoWriter message = new ProtoWriter();
            message.string(1, "org.apache.calcite.avatica.proto.Requests$MakeCoffeeRequest");
            byte[] bytes = message.toByteArray();
            client.socket().getOutputStream().write(chunk(bytes.length, 0, bytes));
            MessageBuffer buffer = new MessageBuffer();
            new Tcp12Channel(client.socket().getInputStream(), client.socket().getOutputStream(), 1 << 20)
                    .receive(buffer);
            assertThat(((ErrorResponse) ResponseCodec.decode(buffer.message())).sqlState())
                    .isEqualTo("0A000");
            assertThat(client.value("SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void longMessageBeforeLogInIsRefused() throws IOException {
        try (ProtocolClient client = new ProtocolClient(server.port())) {
            assertThatThrownBy(() ->
                            client.answer(new OpenConnectionRequest(client.id(), Map.of("user", "x".repeat(200_000)))))
                    .isInstanceOfAny(ProtocolClient.Refused.class, IOException.class);
        }
        assertStillServing();
    }

    @Test
    void endlessChunksEndAtTheLimit() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            byte[] chunk = chunk(1000, 1, new byte[1000]);
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            assertThatThrownBy(() -> {
                        while (System.nanoTime() < deadline) {
                            socket.getOutputStream().write(chunk);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertStillServing();
    }
}
