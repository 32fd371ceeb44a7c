package io.leanq.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.wire.common.AvaticaType;
import io.leanq.wire.common.KeyValuePair;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.CloseResultSetRequest;
import io.leanq.wire.request.LxActionRequest;
import io.leanq.wire.response.ExecuteBatchResponse;
import io.leanq.wire.response.LxActionResponse;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.value.BlobInfo;
import io.leanq.wire.value.Rep;
import io.leanq.wire.value.TypedValue;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The messages and fields that LeanXcale has and stock Avatica does not. */
class LeanxcaleExtensionsTest {
    @Test
    void actionsAreReadAndWritten() {
        LxActionRequest request = new LxActionRequest("SERVER_INFO", List.of());
        assertThat(hex(ProtoWriter.bytesOf(request))).isEqualTo("0a0b" + hex("SERVER_INFO".getBytes()));
        ProtoWriter out = new ProtoWriter();
        RequestCodec.encode(request, out);
        assertThat(RequestCodec.decode(out.slice())).isEqualTo(request);
        assertThat(new String(out.toByteArray(), java.nio.charset.StandardCharsets.US_ASCII))
                .contains("Requests$LxActionRequest");

        LxActionResponse response = new LxActionResponse(List.of(new KeyValuePair("RESULT", TypedValue.of("h:1529"))));
        assertThat(hex(ProtoWriter.bytesOf(response)))
                .isEqualTo("0a14" + "0a06" + hex("RESULT".getBytes()) + "120a" + "0815" + "1a06"
                        + hex("h:1529".getBytes()));
        ResponseCodec.encode(response, out);
        assertThat(ResponseCodec.decode(out.slice())).isEqualTo(response);
        assertThat(response.toString()).contains("RESULT").doesNotContain("1529");
    }

    @Test
    void closeResultSetIsReadAndWritten() {
        CloseResultSetRequest request = new CloseResultSetRequest("c", 3);
        assertThat(hex(ProtoWriter.bytesOf(request))).isEqualTo("0a01631003");
        assertThat(CloseResultSetRequest.read(reader("0a01631003"))).isEqualTo(request);
    }

    @Test
    void largeObjectsThatTheServerWantsMoreOf() {
        List<BlobInfo> pending = List.of(new BlobInfo(0, 0, false), new BlobInfo(2, 65536, true));
        ResultSetResponse result = new ResultSetResponse("c", 1, false, null, null, 1, RpcMetadata.NONE, pending);
        assertThat(hex(ProtoWriter.bytesOf(result)))
                .isEqualTo("0a0163" + "1001" + "3001" + "4200" + "4208" + "0802" + "10808004" + "1801");
        assertThat(ResultSetResponse.read(new ProtoReader(ByteSlice.of(ProtoWriter.bytesOf(result)))))
                .isEqualTo(result);
        ExecuteBatchResponse batch =
                new ExecuteBatchResponse("c", 1, List.of(1L, 300L), false, RpcMetadata.NONE, pending);
        assertThat(hex(ProtoWriter.bytesOf(batch)))
                .isEqualTo("0a0163" + "1001" + "1a0301ac02" + "3200" + "3208" + "0802" + "10808004" + "1801");
        assertThat(ExecuteBatchResponse.read(new ProtoReader(ByteSlice.of(ProtoWriter.bytesOf(batch)))))
                .isEqualTo(batch);
    }

    @Test
    void updateCountsAreReadPackedAndUnpacked() {
        assertThat(ExecuteBatchResponse.read(reader("1801" + "1802" + "1a0303ac02"))
                        .updateCounts())
                .containsExactly(1L, 2L, 3L, 300L);
        assertThat(ExecuteBatchResponse.read(reader("1801" + "1a0303ac02")).updateCounts())
                .containsExactly(1L, 3L, 300L);
    }

    @Test
    void aRepresentationFromTheFutureCanBeReceivedButNotSent() {
        assertThat(AvaticaType.read(reader("1828")).rep()).isEqualTo(Rep.UNRECOGNIZED);
        assertThat(Rep.of(30)).isEqualTo(Rep.ZONED_DATE_TIME);
        assertThat(Rep.of(31)).isEqualTo(Rep.LXBLOB);
        assertThatThrownBy(() -> ProtoWriter.bytesOf(AvaticaType.read(reader("1828"))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static ProtoReader reader(String hex) {
        return new ProtoReader(ByteSlice.of(HexFormat.of().parseHex(hex)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
