package io.leanq.embedded.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.util.List;
import org.apache.calcite.avatica.proto.Common.TypedValue;
import org.apache.calcite.avatica.proto.Requests.ExecuteBatchRequest;
import org.apache.calcite.avatica.proto.Requests.ExecuteRequest;
import org.apache.calcite.avatica.proto.Requests.UpdateBatch;
import org.apache.calcite.avatica.proto.Responses.ErrorResponse;
import org.apache.calcite.avatica.proto.Responses.ExecuteResponse;
import org.apache.calcite.avatica.proto.Responses.PrepareResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The vendor's client sends streams of more than 64 KiB in pieces. The embedded server refuses the first piece, before
 * anything is written.
 */
@ExtendWith(LeanxcaleExtension.class)
class LargeObjectPiecesTest {
    private static final int PIECE = 65_536;
    private static final int LXBLOB = 31;

    private final EmbeddedLeanxcale server;

    LargeObjectPiecesTest(EmbeddedLeanxcale server) {
        this.server = server;
    }

    /** A piece, with the representation 31 and the field 11, which stock Avatica does not know. */
    private static TypedValue piece(int bytes, boolean done) {
        UnknownFieldSet.Builder info = UnknownFieldSet.newBuilder();
        if (done) {
            info.addField(3, UnknownFieldSet.Field.newBuilder().addVarint(1).build());
        }
        return TypedValue.newBuilder()
                .setTypeValue(LXBLOB)
                .setBytesValue(ByteString.copyFrom(new byte[bytes]))
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                11,
                                UnknownFieldSet.Field.newBuilder()
                                        .addLengthDelimited(info.build().toByteString())
                                        .build())
                        .build())
                .build();
    }

    private static TypedValue number(int value) {
        return TypedValue.newBuilder()
                .setType(org.apache.calcite.avatica.proto.Common.Rep.INTEGER)
                .setNumberValue(value)
                .build();
    }

    private static ExecuteRequest execute(PrepareResponse prepared, TypedValue... values) {
        return ExecuteRequest.newBuilder()
                .setStatementHandle(prepared.getStatement())
                .addAllParameterValues(List.of(values))
                .setHasParameterValues(true)
                .build();
    }

    @Test
    void firstPieceIsRefusedAndTheConnectionGoesOn() throws IOException {
        try (RawClient client = RawClient.open(server.port())) {
            client.execute("CREATE TABLE pieces (id INTEGER PRIMARY KEY, b VARBINARY(1000000))");
            PrepareResponse prepared = client.prepare("INSERT INTO pieces VALUES (?, ?)");
            assertRefused(client.refused(execute(prepared, number(1), piece(PIECE, false))));
            assertRefused(client.refused(ExecuteBatchRequest.newBuilder()
                    .setConnectionId(client.id)
                    .setStatementId(prepared.getStatement().getId())
                    .addUpdates(UpdateBatch.newBuilder()
                            .addParameterValues(number(2))
                            .addParameterValues(piece(10, true)))
                    .addUpdates(UpdateBatch.newBuilder()
                            .addParameterValues(number(3))
                            .addParameterValues(piece(PIECE, false)))
                    .build()));
            assertThat(client.value("SELECT COUNT(*) FROM pieces").getNumberValue())
                    .isZero();

            client.ask(execute(prepared, number(4), piece(PIECE, true)), ExecuteResponse.class);
            assertThat(client.value("SELECT OCTET_LENGTH(b) FROM pieces WHERE id = 4")
                            .getNumberValue())
                    .isEqualTo(PIECE);
        }
    }

    private static void assertRefused(ErrorResponse error) {
        assertThat(error.getSqlState()).isEqualTo("0A000");
        assertThat(error.getErrorMessage()).contains("Parameter 2", "comes in pieces", "send the value whole");
    }
}
