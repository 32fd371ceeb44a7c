package io.leanq.wire.response;

import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * The result is closed. An extension of LeanXcale.
 *
 * @param metadata the server
 */
public record CloseResultSetResponse(RpcMetadata metadata) implements Response {
    /** From a server that says nothing about itself. */
    public static final CloseResultSetResponse PLAIN = new CloseResultSetResponse(RpcMetadata.NONE);

    @Override
    public void writeTo(ProtoWriter out) {
        if (!metadata.equals(RpcMetadata.NONE)) {
            out.message(1, metadata);
        }
    }

    public static CloseResultSetResponse read(ProtoReader in) {
        RpcMetadata metadata = RpcMetadata.NONE;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> metadata = in.message(RpcMetadata::read);
                default -> in.skip();
            }
        }
        return new CloseResultSetResponse(metadata);
    }
}
