package io.leanq.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.UnknownMessageException;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.calcite.avatica.proto.Common;
import org.apache.calcite.avatica.proto.Requests;
import org.apache.calcite.avatica.proto.Responses;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged and hostile bytes are read, or refused with an exception of the wire family; nothing else happens, and not
 * for long.
 */
class MalformedInputTest {
    private static final int FLIPS = 300;

    static Stream<Descriptor> messages() {
        return Stream.concat(
                        Requests.getDescriptor().getMessageTypes().stream(),
                        Responses.getDescriptor().getMessageTypes().stream())
                .filter(type ->
                        type.getName().endsWith("Request") || type.getName().endsWith("Response"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void truncatedAndFlippedMessagesAreReadOrRefused(Descriptor type) {
        Random random = new Random(7);
        StockMessages stock = new StockMessages(3);
        boolean request = type.getName().endsWith("Request");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 5; round++) {
                byte[] whole = envelope(request, type.getName(), stock.random(type));
                for (int length = 0; length < Math.min(whole.length, 3000); length++) {
                    readOrRefuse(request, Arrays.copyOf(whole, length));
                }
                for (int flip = 0; flip < FLIPS; flip++) {
                    byte[] damaged = whole.clone();
                    for (int n = 1 + random.nextInt(3); n > 0; n--) {
                        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                    }
                    readOrRefuse(request, damaged);
                }
            }
        });
    }

    @Test
    void noiseIsReadOrRefused() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            readOrRefuse(random.nextBoolean(), noise);
        }
    }

    @Test
    void unknownNameIsReportedWithTheName() {
        byte[] bytes = Common.WireMessage.newBuilder()
                .setName("org.apache.calcite.avatica.proto.Requests$Un\nknownRequest")
                .build()
                .toByteArray();
        assertThatThrownBy(() -> RequestCodec.decode(ByteSlice.of(bytes)))
                .isInstanceOf(UnknownMessageException.class)
                .hasMessage("unknown message name 'org.apache.calcite.avatica.proto.Requests$Un?knownRequest'");
    }

    @Test
    void anEnvelopeWithoutANameIsMalformed() {
        assertThatThrownBy(() -> RequestCodec.decode(ByteSlice.EMPTY)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void unknownFieldsOfEveryKindAreSkipped() {
        ProtoWriter out = new ProtoWriter();
        out.int64(100, -1);
        out.float64(101, 1.5);
        out.string(102, "text");
        out.key(103, 5);
        out.raw(ByteSlice.of(new byte[4]));
        out.key(104, 3);
        out.key(105, 3);
        out.int64(1, 3);
        out.key(105, 4);
        out.key(104, 4);
        out.string(1, "c9");
        assertThat(io.leanq.wire.request.CommitRequest.read(new ProtoReader(out.slice()))
                        .connectionId())
                .isEqualTo("c9");
    }

    @Test
    void badStructuresAreMalformed() {
        malformed("0a"); // a length is missing
        malformed("0a05" + "61"); // more claimed than there
        malformed("0affffffff0f"); // 4 GiB claimed
        malformed("0affffffffffffffffff01"); // a negative length
        malformed("0affffff7f"); // 256 MiB claimed
        malformed("00"); // field 0
        malformed("0c"); // the end of a group that never began
        malformed("0e"); // wire type 6
        malformed("0b"); // a group without end
        malformed("0b" + "14"); // a group with another one's end
        malformed("08ffffffffffffffffffffff01"); // a varint of more than ten bytes
        malformed("0801"); // a number where text belongs
        malformed("0a02c328"); // text that is not UTF-8
        malformed("0a03eda080"); // half of a surrogate pair
        malformed("0a02c080"); // an overlong zero
    }

    private static void malformed(String hex) {
        byte[] body = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> io.leanq.wire.request.CommitRequest.read(new ProtoReader(ByteSlice.of(body))))
                .as(hex)
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void messagesAndGroupsNestedTooDeepAreMalformed() {
        byte[] nested = new byte[0];
        for (int i = 0; i < 100; i++) {
            ProtoWriter out = new ProtoWriter();
            out.bytes(5, ByteSlice.of(nested.length == 0 ? new byte[] {8, 1} : nested));
            nested = out.toByteArray();
        }
        ByteSlice types = ByteSlice.of(nested);
        assertThatThrownBy(() -> io.leanq.wire.common.AvaticaType.read(new ProtoReader(types)))
                .isInstanceOf(MalformedMessageException.class);
        byte[] groups = new byte[1_000_000];
        Arrays.fill(groups, (byte) 0x0B);
        assertThatThrownBy(() -> io.leanq.wire.request.CommitRequest.read(new ProtoReader(ByteSlice.of(groups))))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void aWrittenReplacementCharacterIsTextLikeAnyOther() {
        ProtoWriter out = new ProtoWriter();
        out.string(1, "\uFFFD");
        assertThat(io.leanq.wire.request.CommitRequest.read(new ProtoReader(out.slice()))
                        .connectionId())
                .isEqualTo("\uFFFD");
        assertThat("\uFFFD".getBytes(StandardCharsets.UTF_8)).hasSize(3);
    }

    private static byte[] envelope(boolean request, String name, Message message) {
        return Common.WireMessage.newBuilder()
                .setName("org.apache.calcite.avatica.proto." + (request ? "Requests$" : "Responses$") + name)
                .setWrappedMessage(message.toByteString())
                .build()
                .toByteArray();
    }

    private static void readOrRefuse(boolean request, byte[] bytes) {
        if (request) {
            DecoderChecks.request(bytes);
        } else {
            DecoderChecks.response(bytes);
        }
    }
}
