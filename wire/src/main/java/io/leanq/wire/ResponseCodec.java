package io.leanq.wire;

import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.response.CloseConnectionResponse;
import io.leanq.wire.response.CloseResultSetResponse;
import io.leanq.wire.response.CloseStatementResponse;
import io.leanq.wire.response.CommitResponse;
import io.leanq.wire.response.ConnectionSyncResponse;
import io.leanq.wire.response.CreateStatementResponse;
import io.leanq.wire.response.DatabasePropertyResponse;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.ExecuteBatchResponse;
import io.leanq.wire.response.ExecuteResponse;
import io.leanq.wire.response.FetchResponse;
import io.leanq.wire.response.LxActionResponse;
import io.leanq.wire.response.OpenConnectionResponse;
import io.leanq.wire.response.PrepareResponse;
import io.leanq.wire.response.Response;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.response.RollbackResponse;
import io.leanq.wire.response.SyncResultsResponse;
import java.util.List;

/** Every response in its envelope, to bytes and back. A new response takes a record and a line here. */
public final class ResponseCodec {
    private static final Envelope<Response> ENVELOPE = new Envelope<>(
            "Responses",
            List.of(
                    Envelope.kind(CloseConnectionResponse.class, CloseConnectionResponse::read),
                    Envelope.kind(CloseResultSetResponse.class, CloseResultSetResponse::read),
                    Envelope.kind(CloseStatementResponse.class, CloseStatementResponse::read),
                    Envelope.kind(CommitResponse.class, CommitResponse::read),
                    Envelope.kind(ConnectionSyncResponse.class, ConnectionSyncResponse::read),
                    Envelope.kind(CreateStatementResponse.class, CreateStatementResponse::read),
                    Envelope.kind(DatabasePropertyResponse.class, DatabasePropertyResponse::read),
                    Envelope.kind(ErrorResponse.class, ErrorResponse::read),
                    Envelope.kind(ExecuteBatchResponse.class, ExecuteBatchResponse::read),
                    Envelope.kind(ExecuteResponse.class, ExecuteResponse::read),
                    Envelope.kind(FetchResponse.class, FetchResponse::read),
                    Envelope.kind(LxActionResponse.class, LxActionResponse::read),
                    Envelope.kind(OpenConnectionResponse.class, OpenConnectionResponse::read),
                    Envelope.kind(PrepareResponse.class, PrepareResponse::read),
                    Envelope.kind(ResultSetResponse.class, ResultSetResponse::read),
                    Envelope.kind(RollbackResponse.class, RollbackResponse::read),
                    Envelope.kind(SyncResultsResponse.class, SyncResultsResponse::read)));

    private ResponseCodec() {}

    /** Replaces the writer's content by the response in its envelope, ready to be framed. */
    public static void encode(Response response, ProtoWriter out) {
        ENVELOPE.encode(response, out);
    }

    /**
     * Reads the response in the envelope. Rows and signatures in it are views of the slice's array.
     *
     * @throws io.leanq.wire.error.UnknownMessageException if the envelope names no response
     * @throws io.leanq.wire.error.MalformedMessageException if the bytes are not a message
     */
    public static Response decode(ByteSlice message) {
        return ENVELOPE.decode(message);
    }
}
