package io.leanq.wire.common;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement on the server.
 *
 * @param connectionId the connection of the statement
 * @param id the statement's number on the connection; 0 is legal
 * @param signature the statement's columns and parameters; null if the sender left it out
 */
public record StatementHandle(
        String connectionId, int id, @Nullable EncodedSignature signature) implements ProtoMessage {
    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        out.uint32(2, id);
        if (signature != null) {
            out.message(3, signature);
        }
    }

    public static StatementHandle read(ProtoReader in) {
        String connectionId = "";
        int id = 0;
        EncodedSignature signature = null;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> id = in.int32();
                case 3 -> signature = in.message(EncodedSignature::read);
                default -> in.skip();
            }
        }
        return new StatementHandle(connectionId, id, signature);
    }
}
