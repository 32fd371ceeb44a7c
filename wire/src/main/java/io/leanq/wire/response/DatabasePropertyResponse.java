package io.leanq.wire.response;

import io.leanq.wire.common.DatabasePropertyElement;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.List;

/**
 * Facts about the database.
 *
 * @param properties the facts
 * @param metadata the server
 */
public record DatabasePropertyResponse(List<DatabasePropertyElement> properties, RpcMetadata metadata)
        implements Response {
    public DatabasePropertyResponse {
        properties = List.copyOf(properties);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.messages(1, properties);
        if (!metadata.equals(RpcMetadata.NONE)) {
            out.message(2, metadata);
        }
    }

    public static DatabasePropertyResponse read(ProtoReader in) {
        List<DatabasePropertyElement> properties = List.of();
        RpcMetadata metadata = RpcMetadata.NONE;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> properties = in.add(properties, DatabasePropertyElement::read);
                case 2 -> metadata = in.message(RpcMetadata::read);
                default -> in.skip();
            }
        }
        return new DatabasePropertyResponse(properties, metadata);
    }
}
