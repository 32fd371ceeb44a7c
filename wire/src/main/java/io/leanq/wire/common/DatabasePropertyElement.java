package io.leanq.wire.common;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.value.TypedValue;
import java.util.List;

/**
 * A fact about the database.
 *
 * @param key the name of the fact
 * @param value the fact
 * @param metadata the server
 */
public record DatabasePropertyElement(DatabaseProperty key, TypedValue value, RpcMetadata metadata)
        implements ProtoMessage {
    private static final DatabaseProperty NO_KEY = new DatabaseProperty("", List.of());

    @Override
    public void writeTo(ProtoWriter out) {
        out.message(1, key);
        out.message(2, value);
        if (!metadata.equals(RpcMetadata.NONE)) {
            out.message(3, metadata);
        }
    }

    public static DatabasePropertyElement read(ProtoReader in) {
        DatabaseProperty key = NO_KEY;
        TypedValue value = TypedValue.NULL;
        RpcMetadata metadata = RpcMetadata.NONE;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> key = in.message(DatabaseProperty::read);
                case 2 -> value = in.message(TypedValue::read);
                case 3 -> metadata = in.message(RpcMetadata::read);
                default -> in.skip();
            }
        }
        return new DatabasePropertyElement(key, value, metadata);
    }
}
