package io.leanq.wire.response;

import io.leanq.wire.common.ConnectionProperties;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * All properties of the connection, after the change.
 *
 * @param properties all properties
 * @param metadata the server
 */
public record ConnectionSyncResponse(ConnectionProperties properties, RpcMetadata metadata) implements Response {
    @Override
    public void writeTo(ProtoWriter out) {
        out.message(1, properties);
        if (!metadata.equals(RpcMetadata.NONE)) {
            out.message(2, metadata);
        }
    }

    public static ConnectionSyncResponse read(ProtoReader in) {
        ConnectionProperties properties = ConnectionProperties.UNSET;
        RpcMetadata metadata = RpcMetadata.NONE;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> properties = in.message(ConnectionProperties::read);
                case 2 -> metadata = in.message(RpcMetadata::read);
                default -> in.skip();
            }
        }
        return new ConnectionSyncResponse(properties, metadata);
    }
}
