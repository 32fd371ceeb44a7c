package io.leanq.wire.response;

import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * A new statement.
 *
 * @param connectionId the text that the client chose for the connection
 * @param statementId the statement's number on its connection
 * @param metadata the server
 */
public record CreateStatementResponse(String connectionId, int statementId, RpcMetadata metadata) implements Response {
    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        out.uint32(2, statementId);
        if (!metadata.equals(RpcMetadata.NONE)) {
            out.message(3, metadata);
        }
    }

    public static CreateStatementResponse read(ProtoReader in) {
        String connectionId = "";
        int statementId = 0;
        RpcMetadata metadata = RpcMetadata.NONE;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> statementId = in.int32();
                case 3 -> metadata = in.message(RpcMetadata::read);
                default -> in.skip();
            }
        }
        return new CreateStatementResponse(connectionId, statementId, metadata);
    }
}
