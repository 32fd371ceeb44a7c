package io.leanq.wire.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.wire.RequestCodec;
import io.leanq.wire.error.ConnectionLostException;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.MessageTooLargeException;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.PrepareRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Tcp8ChannelTest {
    private static final int MAX = 10_000_000;

    @Test
    void commitHasTheSpecifiedHeaderAndIsOneWrite() throws IOException {
        Writes writes = new Writes();
        ProtoWriter out = new ProtoWriter();
        RequestCodec.encode(new CommitRequest("c1"), out);
        new Tcp8Channel(InputStream.nullInputStream(), writes, MAX).send(out, 0);
        assertThat(writes.sizes).containsExactly(8 + 63);
        assertThat(HexFormat.of().formatHex(writes.toByteArray())).startsWith("3f00000000000000" + "0a37");
    }

    @Test
    void largeMessagesAreNotCutAndArriveWithTheirTag() throws IOException {
        Writes writes = new Writes();
        Tcp8Channel sender = new Tcp8Channel(InputStream.nullInputStream(), writes, MAX);
        ProtoWriter out = new ProtoWriter();
        PrepareRequest large = new PrepareRequest("c", "ä".repeat(1 << 19), -1);
        RequestCodec.encode(large, out);
        sender.send(out, 5);
        RequestCodec.encode(new CommitRequest("c"), out);
        sender.send(out, 6);
        assertThat(writes.sizes).hasSize(2);

        Tcp8Channel receiver = channel(new Dribble(writes.toByteArray()));
        MessageBuffer buffer = new MessageBuffer();
        receiver.receive(buffer);
        assertThat(RequestCodec.decode(buffer.message())).isEqualTo(large);
        assertThat(buffer.tag()).isEqualTo(5);
        receiver.receive(buffer);
        assertThat(RequestCodec.decode(buffer.message())).isEqualTo(new CommitRequest("c"));
        assertThat(buffer.tag()).isEqualTo(6);
    }

    @Test
    void sizesOfZeroAndBelowAreRefused() {
        assertThatThrownBy(() -> receive(header(0)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("a message of 0 bytes");
        assertThatThrownBy(() -> receive(header(-1)))
                .isInstanceOf(MessageTooLargeException.class)
                .hasMessageContaining("4294967295");
        assertThatThrownBy(() -> receive(header(Integer.MIN_VALUE))).isInstanceOf(MessageTooLargeException.class);
    }

    @Test
    void claimedSizeTakesNoMemoryUntilBytesArrive() {
        MessageBuffer buffer = new MessageBuffer();
        assertThatThrownBy(
                        () -> channel(new ByteArrayInputStream(header(MAX + 1))).receive(buffer))
                .isInstanceOf(MessageTooLargeException.class);
        assertThatThrownBy(() -> channel(new ByteArrayInputStream(header(MAX))).receive(buffer))
                .isInstanceOf(ConnectionLostException.class);
        assertThat(buffer.capacity()).isLessThan(300_000);
    }

    @Test
    void endBeforeAMessageDiffersFromTheEndWithinOne() {
        byte[] whole = Arrays.copyOf(header(5), 13);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> receive(cut))
                    .isInstanceOf(ConnectionLostException.class)
                    .hasMessageEndingWith(cut.length == 0 ? "before a message began" : "in the middle of a message");
        }
    }

    @Test
    void anEmptyMessageIsNeverSent() {
        Writes writes = new Writes();
        assertThatThrownBy(() -> new Tcp8Channel(InputStream.nullInputStream(), writes, MAX).send(new ProtoWriter(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(writes.size()).isZero();
    }

    private static void receive(byte[] bytes) throws IOException {
        channel(new ByteArrayInputStream(bytes)).receive(new MessageBuffer());
    }

    private static Tcp8Channel channel(InputStream in) {
        return new Tcp8Channel(in, new ByteArrayOutputStream(), MAX);
    }

    private static byte[] header(int size) {
        byte[] header = new byte[8];
        LittleEndian.putInt32(header, 0, size);
        return header;
    }
}
