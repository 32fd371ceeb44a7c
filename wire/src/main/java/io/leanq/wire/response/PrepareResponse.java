package io.leanq.wire.response;

import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * A prepared statement.
 *
 * @param statement its number and signature
 * @param metadata the server
 */
public record PrepareResponse(StatementHandle statement, RpcMetadata metadata) implements Response {
    private static final StatementHandle NO_STATEMENT = new StatementHandle("", 0, null);

    @Override
    public void writeTo(ProtoWriter out) {
        out.message(1, statement);
        if (!metadata.equals(RpcMetadata.NONE)) {
            out.message(2, metadata);
        }
    }

    public static PrepareResponse read(ProtoReader in) {
        StatementHandle statement = NO_STATEMENT;
        RpcMetadata metadata = RpcMetadata.NONE;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> statement = in.message(StatementHandle::read);
                case 2 -> metadata = in.message(RpcMetadata::read);
                default -> in.skip();
            }
        }
        return new PrepareResponse(statement, metadata);
    }
}
