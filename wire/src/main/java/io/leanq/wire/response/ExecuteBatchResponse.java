package io.leanq.wire.response;

import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.value.BlobInfo;
import java.util.List;

/**
 * The changes of a batch.
 *
 * @param connectionId the text that the client chose for the connection
 * @param statementId the statement's number on its connection
 * @param updateCounts rows changed, one number for each row of the batch
 * @param missingStatement true if the server no longer has the statement: nothing ran
 * @param metadata the server
 * @param pendingBlobs large objects of which the server wants more
 */
public record ExecuteBatchResponse(
        String connectionId,
        int statementId,
        List<Long> updateCounts,
        boolean missingStatement,
        RpcMetadata metadata,
        List<BlobInfo> pendingBlobs)
        implements Response {
    public ExecuteBatchResponse {
        updateCounts = List.copyOf(updateCounts);
        pendingBlobs = List.copyOf(pendingBlobs);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        out.uint32(2, statementId);
        out.packedInt64s(3, updateCounts);
        out.bool(4, missingStatement);
        if (!metadata.equals(RpcMetadata.NONE)) {
            out.message(5, metadata);
        }
        out.messages(6, pendingBlobs);
    }

    public static ExecuteBatchResponse read(ProtoReader in) {
        String connectionId = "";
        int statementId = 0;
        List<Long> updateCounts = List.of();
        boolean missingStatement = false;
        RpcMetadata metadata = RpcMetadata.NONE;
        List<BlobInfo> pendingBlobs = List.of();
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> statementId = in.int32();
                case 3 -> updateCounts = in.addInt64s(updateCounts);
                case 4 -> missingStatement = in.bool();
                case 5 -> metadata = in.message(RpcMetadata::read);
                case 6 -> pendingBlobs = in.add(pendingBlobs, BlobInfo::read);
                default -> in.skip();
            }
        }
        return new ExecuteBatchResponse(
                connectionId, statementId, updateCounts, missingStatement, metadata, pendingBlobs);
    }
}
