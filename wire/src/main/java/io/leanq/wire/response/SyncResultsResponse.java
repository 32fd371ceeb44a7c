package io.leanq.wire.response;

import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * Whether a result is open again.
 *
 * @param missingStatement true if the server no longer has the statement
 * @param moreResults true if there are rows to fetch
 * @param metadata the server
 */
public record SyncResultsResponse(boolean missingStatement, boolean moreResults, RpcMetadata metadata)
        implements Response {
    @Override
    public void writeTo(ProtoWriter out) {
        out.bool(1, missingStatement);
        out.bool(2, moreResults);
        if (!metadata.equals(RpcMetadata.NONE)) {
            out.message(3, metadata);
        }
    }

    public static SyncResultsResponse read(ProtoReader in) {
        boolean missingStatement = false;
        boolean moreResults = false;
        RpcMetadata metadata = RpcMetadata.NONE;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> missingStatement = in.bool();
                case 2 -> moreResults = in.bool();
                case 3 -> metadata = in.message(RpcMetadata::read);
                default -> in.skip();
            }
        }
        return new SyncResultsResponse(missingStatement, moreResults, metadata);
    }
}
