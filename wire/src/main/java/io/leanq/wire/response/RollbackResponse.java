package io.leanq.wire.response;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/** The transaction is rolled back. It has no fields. */
public record RollbackResponse() implements Response {
    @Override
    public void writeTo(ProtoWriter out) {
        // nothing to write
    }

    public static RollbackResponse read(ProtoReader in) {
        while (in.next() != 0) {
            in.skip();
        }
        return new RollbackResponse();
    }
}
