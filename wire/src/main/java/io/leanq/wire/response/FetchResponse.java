package io.leanq.wire.response;

import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.value.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The next rows of a result.
 *
 * @param frame the rows; null if the statement or the result is missing
 * @param missingStatement true if the server no longer has the statement
 * @param missingResults true if the server has the statement and no longer its result
 * @param metadata the server
 */
public record FetchResponse(
        @Nullable Frame frame, boolean missingStatement, boolean missingResults, RpcMetadata metadata)
        implements Response {
    /** The answer with rows. */
    public static FetchResponse of(Frame frame) {
        return new FetchResponse(frame, false, false, RpcMetadata.NONE);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        if (frame != null) {
            out.message(1, frame);
        }
        out.bool(2, missingStatement);
        out.bool(3, missingResults);
        if (!metadata.equals(RpcMetadata.NONE)) {
            out.message(4, metadata);
        }
    }

    public static FetchResponse read(ProtoReader in) {
        Frame frame = null;
        boolean missingStatement = false;
        boolean missingResults = false;
        RpcMetadata metadata = RpcMetadata.NONE;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> frame = in.message(Frame::read);
                case 2 -> missingStatement = in.bool();
                case 3 -> missingResults = in.bool();
                case 4 -> metadata = in.message(RpcMetadata::read);
                default -> in.skip();
            }
        }
        return new FetchResponse(frame, missingStatement, missingResults, metadata);
    }
}
