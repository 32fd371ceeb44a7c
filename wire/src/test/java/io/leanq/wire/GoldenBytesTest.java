package io.leanq.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.wire.common.AvaticaType;
import io.leanq.wire.common.ConnectionProperties;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.common.Severity;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.framing.Tcp12Channel;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ConnectionSyncRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.response.CommitResponse;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.value.BlobInfo;
import io.leanq.wire.value.EncodedRows;
import io.leanq.wire.value.EncodedRows.Shape;
import io.leanq.wire.value.Rep;
import io.leanq.wire.value.RowCursor;
import io.leanq.wire.value.RowEncoder;
import io.leanq.wire.value.TypedValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The bytes of the vendor's own descriptors: the one authority that is neither LeanQ nor stock Avatica. */
class GoldenBytesTest {
    private static final String COMMIT = "0a37"
            + hex("org.apache.calcite.avatica.proto.Requests$CommitRequest".getBytes(StandardCharsets.US_ASCII))
            + "12040a026331";

    @Test
    void commitInItsEnvelopeAndFrame() throws IOException {
        ProtoWriter out = new ProtoWriter();
        RequestCodec.encode(new CommitRequest("c1"), out);
        assertThat(hex(out.toByteArray())).isEqualTo(COMMIT);

        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new Tcp12Channel(new ByteArrayInputStream(new byte[0]), sent, 1000).send(out, 0);
        assertThat(hex(sent.toByteArray())).isEqualTo("3f0000000000000001000000" + COMMIT);

        MessageBuffer buffer = new MessageBuffer();
        new Tcp12Channel(new ByteArrayInputStream(sent.toByteArray()), sent, 1000).receive(buffer);
        assertThat(RequestCodec.decode(buffer.message())).isEqualTo(new CommitRequest("c1"));
    }

    @Test
    void anEmptyBodyLeavesTheSecondFieldOut() {
        ProtoWriter out = new ProtoWriter();
        ResponseCodec.encode(new CommitResponse(), out);
        String name = "org.apache.calcite.avatica.proto.Responses$CommitResponse";
        assertThat(hex(out.toByteArray())).isEqualTo("0a39" + hex(name.getBytes(StandardCharsets.US_ASCII)));
        assertThat(ResponseCodec.decode(out.slice())).isEqualTo(new CommitResponse());
    }

    @Test
    void openAndSync() {
        same(
                "0a026331" + "12090a0475736572120175",
                new OpenConnectionRequest("c1", Map.of("user", "u")),
                OpenConnectionRequest::read);
        same("0a026331" + "120438014001", sync(false), ConnectionSyncRequest::read);
        same("0a026331" + "1206100138014001", sync(true), ConnectionSyncRequest::read);
    }

    private static ConnectionSyncRequest sync(boolean autoCommit) {
        return new ConnectionSyncRequest("c1", new ConnectionProperties(false, autoCommit, false, 0, "", ""));
    }

    @Test
    void typedValues() {
        value("080c2001", row -> row.addInt(-1), -1);
        value("080d208080808010", row -> row.addLong(1L << 31), 1L << 31);
        value("081a1a0531322e3530", row -> row.addDecimal(new BigDecimal("12.50")), new BigDecimal("12.50"));
        value("08151a0161", row -> row.addString("a"), "a");
        value("08081001", row -> row.addBoolean(true), true);
        value("0808", row -> row.addBoolean(false), false);
        value("080f31000000000000f83f", row -> row.addDouble(1.5), 1.5);
        value("08142a020102", row -> row.addBytes(new byte[] {1, 2}), new byte[] {1, 2});
        value("081220c0b802", row -> row.addDate(LocalDate.ofEpochDay(20000)), LocalDate.ofEpochDay(20000));
        value("08183801", RowEncoder::addNull, null);
        List<TypedValue> elements = List.of(TypedValue.of(1L), TypedValue.NULL);
        String array = "081b" + "4204080d2002" + "420408183801" + "480d";
        value(array, row -> row.addArray(Rep.LONG, elements), java.util.Arrays.asList(1L, null));
        same(array, TypedValue.array(Rep.LONG, elements), TypedValue::read);
    }

    @Test
    void timestamp() {
        value(
                "081120f6a1abfef962",
                row -> row.addTimestampMillis(1_700_000_000_123L),
                java.time.LocalDateTime.of(2023, 11, 14, 22, 13, 20, 123_000_000));
    }

    @Test
    void anUnboundParameterIsNullAndSaysSo() {
        RowCursor cursor = parameters("5001").cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.isNull(0)).isTrue();
        assertThat(cursor.isUnbound(0)).isTrue();
    }

    @Test
    void anEmptyBlobInfoIsStillABlobInfo() {
        TypedValue chunk = TypedValue.read(reader("081f2a01ff5a00"));
        assertThat(chunk.type()).isEqualTo(Rep.LXBLOB);
        assertThat(chunk.blob()).isEqualTo(new BlobInfo(0, 0, false));
        assertThat(hex(ProtoWriter.bytesOf(chunk))).isEqualTo("081f2a01ff5a00");
    }

    @Test
    void aRowWithOneInteger() {
        RowEncoder rows = RowEncoder.forFrames().beginRow().addInt(7).endRow();
        assertThat(hex(rows.rows().bytes().toByteArray())).isEqualTo("1a08" + "0a062204080c200e");
    }

    @Test
    void aNegativeTypeIdTakesFiveBytes() {
        same(
                "08fbffffff0f" + "1206424947494e54" + "180d",
                AvaticaType.scalar(-5, "BIGINT", Rep.LONG),
                AvaticaType::read);
    }

    @Test
    void noUpdateCountIsAllOnes() {
        same(
                "30ffffffffffffffffff01",
                new ResultSetResponse("", 0, false, null, null, -1, RpcMetadata.NONE, List.of()),
                ResultSetResponse::read);
    }

    @Test
    void error() {
        same(
                "120178" + "1802" + "20ffffffff0f" + "2a053432303030",
                new ErrorResponse(List.of(), "x", Severity.ERROR, -1, "42000", RpcMetadata.NONE, false),
                ErrorResponse::read);
    }

    private static void value(String hex, Consumer<RowEncoder> add, Object expected) {
        RowEncoder row = RowEncoder.forParameters().beginRow();
        add.accept(row);
        EncodedRows rows = row.endRow().rows();
        String length = HexFormat.of().toHexDigits((byte) (hex.length() / 2));
        assertThat(hex(rows.bytes().toByteArray())).isEqualTo("12" + length + hex);
        RowCursor cursor = parameters(hex).cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.getObject(0)).isEqualTo(expected);
        assertThat(cursor.next()).isFalse();
        assertThat(hex(ProtoWriter.bytesOf(TypedValue.read(reader(hex))))).isEqualTo(hex);
    }

    private static EncodedRows parameters(String typedValue) {
        byte[] entry = HexFormat.of()
                .parseHex("12" + HexFormat.of().toHexDigits((byte) (typedValue.length() / 2)) + typedValue);
        return new EncodedRows(Shape.PARAMETERS, 1, ByteSlice.of(entry));
    }

    private static <T extends ProtoMessage> void same(String hex, T message, Function<ProtoReader, T> read) {
        assertThat(hex(ProtoWriter.bytesOf(message))).isEqualTo(hex);
        assertThat(read.apply(reader(hex))).isEqualTo(message);
    }

    private static ProtoReader reader(String hex) {
        return new ProtoReader(ByteSlice.of(HexFormat.of().parseHex(hex)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
