package io.leanq.wire.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.wire.RequestCodec;
import io.leanq.wire.error.ConnectionLostException;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.MessageTooLargeException;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.PrepareRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Tcp12ChannelTest {
    private static final int MAX = 10_000_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 131_071, 131_072, 131_073, 262_143, 262_144, 262_145, 1_048_576})
    void bodiesAroundTheChunkSizeArriveInTheRightChunks(int size) throws IOException {
        byte[] body = new byte[size];
        new Random(size).nextBytes(body);
        Writes writes = new Writes();
        new Tcp12Channel(InputStream.nullInputStream(), writes, MAX).send(writer(body), 5);

        int chunks = (size + 131_071) / 131_072;
        assertThat(writes.sizes).hasSize(chunks);
        assertThat(writes.size()).isEqualTo(size + 12 * chunks);
        byte[] sent = writes.toByteArray();
        for (int chunk = 0; chunk < chunks; chunk++) {
            int at = chunk * (131_072 + 12);
            assertThat(sent[at + 4]).as("tag").isEqualTo((byte) 5);
            assertThat(sent[at + 8]).as("wrap").isEqualTo((byte) 1);
            assertThat(sent[at + 9]).as("flags").isEqualTo((byte) (chunk + 1 < chunks ? 1 : 0));
        }

        MessageBuffer buffer = new MessageBuffer();
        channel(new Dribble(sent)).receive(buffer);
        assertThat(buffer.message()).isEqualTo(ByteSlice.of(body));
        assertThat(buffer.tag()).isEqualTo(5);
    }

    @Test
    void aMebibyteOfTextGoesThereAndBack() throws IOException {
        PrepareRequest request = new PrepareRequest("c", "ä".repeat(1 << 19), -1);
        ProtoWriter out = new ProtoWriter();
        RequestCodec.encode(request, out);
        Writes writes = new Writes();
        new Tcp12Channel(InputStream.nullInputStream(), writes, MAX).send(out, 0);
        MessageBuffer buffer = new MessageBuffer();
        channel(new ByteArrayInputStream(writes.toByteArray())).receive(buffer);
        assertThat(RequestCodec.decode(buffer.message())).isEqualTo(request);
    }

    @Test
    void messagesFollowEachOtherInOneBuffer() throws IOException {
        Writes writes = new Writes();
        Tcp12Channel sender = new Tcp12Channel(InputStream.nullInputStream(), writes, MAX);
        ProtoWriter out = new ProtoWriter();
        for (int i = 0; i < 3; i++) {
            RequestCodec.encode(new PrepareRequest("c", "x".repeat(1000 - i), i), out);
            sender.send(out, i);
        }
        Tcp12Channel receiver = channel(new ByteArrayInputStream(writes.toByteArray()));
        MessageBuffer buffer = new MessageBuffer();
        for (int i = 0; i < 3; i++) {
            receiver.receive(buffer);
            assertThat(((PrepareRequest) RequestCodec.decode(buffer.message())).sql())
                    .hasSize(1000 - i);
            assertThat(buffer.tag()).isEqualTo(i);
        }
    }

    @Test
    void endBeforeAMessageDiffersFromTheEndWithinOne() throws IOException {
        Writes writes = new Writes();
        new Tcp12Channel(InputStream.nullInputStream(), writes, MAX).send(writer(new byte[140_000]), 0);
        byte[] whole = writes.toByteArray();
        for (int length : new int[] {0, 1, 11, 12, 13, 131_083, 131_084, 131_085, 131_096, whole.length - 1}) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> channel(new ByteArrayInputStream(cut)).receive(new MessageBuffer()))
                    .isInstanceOf(ConnectionLostException.class)
                    .hasMessageEndingWith(length == 0 ? "before a message began" : "in the middle of a message");
        }
    }

    @Test
    void sizesOfZeroAndBelowAreRefused() {
        assertThatThrownBy(() -> receive(header(0, 0))).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> receive(header(-1, 0))).isInstanceOf(MessageTooLargeException.class);
        assertThatThrownBy(() -> receive(header(Integer.MIN_VALUE, 1))).isInstanceOf(MessageTooLargeException.class);
    }

    @Test
    void aSizeBeyondTheMaximumIsRefusedBeforeMemoryIsTaken() {
        MessageBuffer buffer = new MessageBuffer();
        assertThatThrownBy(() ->
                        channel(new ByteArrayInputStream(header(MAX + 1, 0))).receive(buffer))
                .isInstanceOf(MessageTooLargeException.class);
        assertThat(buffer.capacity()).isLessThan(2000);
    }

    @Test
    void aClaimedSizeTakesNoMemoryUntilBytesArrive() {
        MessageBuffer buffer = new MessageBuffer();
        assertThatThrownBy(
                        () -> channel(new ByteArrayInputStream(header(MAX, 0))).receive(buffer))
                .isInstanceOf(ConnectionLostException.class);
        assertThat(buffer.capacity()).isLessThan(300_000);
    }

    @Test
    void endlessChunksEndAtTheMaximum() {
        byte[] chunk = new byte[12 + 1000];
        System.arraycopy(header(1000, 1), 0, chunk, 0, 12);
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return chunk[at++ % chunk.length] & 0xFF;
            }
        };
        assertThatThrownBy(() ->
                        new Tcp12Channel(endless, new ByteArrayOutputStream(), 100_000).receive(new MessageBuffer()))
                .isInstanceOf(MessageTooLargeException.class);
    }

    @Test
    @Timeout(20)
    void aMessageOfAMillionTinyChunksIsReadInLinearTime() throws IOException {
        byte[] chunk = java.util.Arrays.copyOf(header(1, 1), 13);
        byte[] many = new byte[1_000_000 * chunk.length];
        for (int at = 0; at < many.length; at += chunk.length) {
            System.arraycopy(chunk, 0, many, at, chunk.length);
        }
        many[many.length - 4] = 0;
        MessageBuffer buffer = new MessageBuffer();
        channel(new ByteArrayInputStream(many)).receive(buffer);
        assertThat(buffer.message().length()).isEqualTo(1_000_000);
    }

    @Test
    void anEmptyMessageIsNeverSent() {
        Writes writes = new Writes();
        assertThatThrownBy(
                        () -> new Tcp12Channel(InputStream.nullInputStream(), writes, MAX).send(new ProtoWriter(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(writes.size()).isZero();
    }

    private static void receive(byte[] bytes) throws IOException {
        channel(new ByteArrayInputStream(bytes)).receive(new MessageBuffer());
    }

    private static Tcp12Channel channel(InputStream in) {
        return new Tcp12Channel(in, new ByteArrayOutputStream(), MAX);
    }

    private static ProtoWriter writer(byte[] body) {
        ProtoWriter out = new ProtoWriter();
        out.raw(ByteSlice.of(body));
        return out;
    }

    private static byte[] header(int size, int flags) {
        return new byte[] {
            (byte) size, (byte) (size >> 8), (byte) (size >> 16), (byte) (size >> 24), 0, 0, 0, 0, 1, (byte) flags, 0, 0
        };
    }
}
