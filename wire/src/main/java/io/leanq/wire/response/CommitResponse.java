package io.leanq.wire.response;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/** The transaction is committed. It has no fields. */
public record CommitResponse() implements Response {
    @Override
    public void writeTo(ProtoWriter out) {
        // nothing to write
    }

    public static CommitResponse read(ProtoReader in) {
        while (in.next() != 0) {
            in.skip();
        }
        return new CommitResponse();
    }
}
