package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * Asks for the next rows of an open result.
 *
 * @param connectionId the connection
 * @param statementId the statement
 * @param offset the first row wanted, from 0: the last frame's offset and its rows
 * @param frameMaxSize rows at most; negative for all, 0 for the server's own
 */
public record FetchRequest(String connectionId, int statementId, long offset, int frameMaxSize)
        implements SessionRequest {
    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        out.uint32(2, statementId);
        out.int64(3, offset);
        out.int32(5, frameMaxSize);
    }

    /** Reads the request. An absent frame size is taken from the field that older clients fill. */
    public static FetchRequest read(ProtoReader in) {
        String connectionId = "";
        int statementId = 0;
        long offset = 0;
        int oldFrameSize = 0;
        int frameMaxSize = 0;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> statementId = in.int32();
                case 3 -> offset = in.int64();
                case 4 -> oldFrameSize = in.int32();
                case 5 -> frameMaxSize = in.int32();
                default -> in.skip();
            }
        }
        return new FetchRequest(connectionId, statementId, offset, frameMaxSize != 0 ? frameMaxSize : oldFrameSize);
    }
}
