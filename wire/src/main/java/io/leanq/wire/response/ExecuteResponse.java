package io.leanq.wire.response;

import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.List;

/**
 * The result of an execution.
 *
 * @param results exactly one, unless the statement is missing
 * @param missingStatement true if the server no longer has the statement: nothing ran
 * @param metadata the server
 */
public record ExecuteResponse(List<ResultSetResponse> results, boolean missingStatement, RpcMetadata metadata)
        implements Response {
    public ExecuteResponse {
        results = List.copyOf(results);
    }

    /** The answer with one result. */
    public static ExecuteResponse of(ResultSetResponse result) {
        return new ExecuteResponse(List.of(result), false, RpcMetadata.NONE);
    }

    /** The answer to a statement that the server does not have. */
    public static ExecuteResponse ofMissingStatement() {
        return new ExecuteResponse(List.of(), true, RpcMetadata.NONE);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.messages(1, results);
        out.bool(2, missingStatement);
        if (!metadata.equals(RpcMetadata.NONE)) {
            out.message(3, metadata);
        }
    }

    public static ExecuteResponse read(ProtoReader in) {
        List<ResultSetResponse> results = List.of();
        boolean missingStatement = false;
        RpcMetadata metadata = RpcMetadata.NONE;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> results = in.add(results, ResultSetResponse::read);
                case 2 -> missingStatement = in.bool();
                case 3 -> metadata = in.message(RpcMetadata::read);
                default -> in.skip();
            }
        }
        return new ExecuteResponse(results, missingStatement, metadata);
    }
}
