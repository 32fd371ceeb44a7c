package io.leanq.wire.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.wire.error.WireException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HTTP messages with bytes flipped, lost, doubled and inserted are read or refused, and nothing else. */
class HttpNoiseTest {
    private static final int ROUNDS = 20_000;
    private static final int MAX = 10_000;
    private static final String SPICE = "\r\n:;, \t0123456789abcdefPOSTHTTP/1.1-+\0\377";

    static Stream<String> messages() {
        return Stream.of(
                "HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nConnection: keep-alive\r\nContent-Length: "
                        + "12\r\n\r\nhello, world",
                "HTTP/1.1 500 Oh\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n7\r\n, world\r\n0\r\nA: "
                        + "b\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "POST / HTTP/1.1\r\nHost: h:1\r\nExpect: 100-continue\r\nContent-Length: 12\r\n\r\nhello, world",
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void noiseIsReadOrRefused(String message) {
        Random random = new Random(message.hashCode());
        int read = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] noise = noise(message.getBytes(StandardCharsets.ISO_8859_1), random);
            ByteArrayInputStream in = new ByteArrayInputStream(noise);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            MessageBuffer buffer = new MessageBuffer();
            try {
                if (message.startsWith("POST")) {
                    new HttpServerChannel(in, out, () -> MAX).receive(buffer);
                } else {
                    new HttpClientChannel(in, out, "h:1", MAX).receive(buffer);
                }
                assertThat(buffer.message().length()).isBetween(1, MAX);
                read++;
            } catch (IOException | WireException e) {
                refused++;
            }
            assertThat(buffer.capacity()).isLessThan(2 * MAX);
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private static byte[] noise(byte[] bytes, Random random) {
        byte[] noise = bytes;
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(Math.max(1, noise.length));
            byte spice = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
            switch (random.nextInt(4)) {
                case 0 -> noise[Math.min(at, noise.length - 1)] = spice;
                case 1 -> noise = Arrays.copyOf(noise, Math.max(1, at));
                case 2 -> noise = spliced(noise, at, 1, new byte[0]);
                default -> noise = spliced(noise, at, 0, new byte[] {spice});
            }
        }
        return noise;
    }

    private static byte[] spliced(byte[] bytes, int at, int dropped, byte[] inserted) {
        int tail = Math.max(0, bytes.length - at - dropped);
        byte[] spliced = Arrays.copyOf(bytes, Math.max(1, at + inserted.length + tail));
        System.arraycopy(inserted, 0, spliced, at, inserted.length);
        System.arraycopy(bytes, bytes.length - tail, spliced, at + inserted.length, tail);
        return spliced;
    }
}
