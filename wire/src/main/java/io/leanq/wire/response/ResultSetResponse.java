package io.leanq.wire.response;

import io.leanq.wire.common.EncodedSignature;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.value.BlobInfo;
import io.leanq.wire.value.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows or the count of one execution. Alone, the response answers metadata requests.
 *
 * @param connectionId the text that the client chose for the connection
 * @param statementId the statement's number on its connection
 * @param ownStatement true if the server made the statement for this answer
 * @param signature the columns; null for a count
 * @param firstFrame the first rows; null for a count
 * @param updateCount rows changed; {@link #NO_COUNT} for a query
 * @param metadata the server
 * @param pendingBlobs large objects of which the server wants more
 */
public record ResultSetResponse(
        String connectionId,
        int statementId,
        boolean ownStatement,
        @Nullable EncodedSignature signature,
        @Nullable Frame firstFrame,
        long updateCount,
        RpcMetadata metadata,
        List<BlobInfo> pendingBlobs)
        implements Response {
    /** The update count of a query. */
    public static final long NO_COUNT = -1;

    public ResultSetResponse {
        pendingBlobs = List.copyOf(pendingBlobs);
    }

    /** The answer to a statement that changed rows. */
    public static ResultSetResponse ofCount(String connectionId, int statementId, long updateCount) {
        return new ResultSetResponse(
                connectionId, statementId, false, null, null, updateCount, RpcMetadata.NONE, List.of());
    }

    /** The answer to a query. */
    public static ResultSetResponse ofRows(
            String connectionId, int statementId, boolean ownStatement, EncodedSignature signature, Frame firstFrame) {
        return new ResultSetResponse(
                connectionId, statementId, ownStatement, signature, firstFrame, NO_COUNT, RpcMetadata.NONE, List.of());
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        out.uint32(2, statementId);
        out.bool(3, ownStatement);
        if (signature != null) {
            out.message(4, signature);
        }
        if (firstFrame != null) {
            out.message(5, firstFrame);
        }
        out.int64(6, updateCount);
        if (!metadata.equals(RpcMetadata.NONE)) {
            out.message(7, metadata);
        }
        out.messages(8, pendingBlobs);
    }

    public static ResultSetResponse read(ProtoReader in) {
        String connectionId = "";
        int statementId = 0;
        boolean ownStatement = false;
        EncodedSignature signature = null;
        Frame firstFrame = null;
        long updateCount = 0;
        RpcMetadata metadata = RpcMetadata.NONE;
        List<BlobInfo> pendingBlobs = List.of();
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> statementId = in.int32();
                case 3 -> ownStatement = in.bool();
                case 4 -> signature = in.message(EncodedSignature::read);
                case 5 -> firstFrame = in.message(Frame::read);
                case 6 -> updateCount = in.int64();
                case 7 -> metadata = in.message(RpcMetadata::read);
                case 8 -> pendingBlobs = in.add(pendingBlobs, BlobInfo::read);
                default -> in.skip();
            }
        }
        return new ResultSetResponse(
                connectionId, statementId, ownStatement, signature, firstFrame, updateCount, metadata, pendingBlobs);
    }
}
