package io.leanq.wire;

import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.CatalogsRequest;
import io.leanq.wire.request.CloseConnectionRequest;
import io.leanq.wire.request.CloseResultSetRequest;
import io.leanq.wire.request.CloseStatementRequest;
import io.leanq.wire.request.ColumnsRequest;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ConnectionSyncRequest;
import io.leanq.wire.request.CreateStatementRequest;
import io.leanq.wire.request.DatabasePropertyRequest;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.FetchRequest;
import io.leanq.wire.request.LxActionRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.PrepareAndExecuteBatchRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.request.RollbackRequest;
import io.leanq.wire.request.SchemasRequest;
import io.leanq.wire.request.SyncResultsRequest;
import io.leanq.wire.request.TableTypesRequest;
import io.leanq.wire.request.TablesRequest;
import io.leanq.wire.request.TypeInfoRequest;
import java.util.List;

/**
 * Every request in its envelope, to bytes and back. A new request takes a record, a method of the visitor and a line
 * here.
 */
public final class RequestCodec {
    private static final Envelope<Request> ENVELOPE = new Envelope<>(
            "Requests",
            List.of(
                    Envelope.kind(CatalogsRequest.class, CatalogsRequest::read),
                    Envelope.kind(CloseConnectionRequest.class, CloseConnectionRequest::read),
                    Envelope.kind(CloseResultSetRequest.class, CloseResultSetRequest::read),
                    Envelope.kind(CloseStatementRequest.class, CloseStatementRequest::read),
                    Envelope.kind(ColumnsRequest.class, ColumnsRequest::read),
                    Envelope.kind(CommitRequest.class, CommitRequest::read),
                    Envelope.kind(ConnectionSyncRequest.class, ConnectionSyncRequest::read),
                    Envelope.kind(CreateStatementRequest.class, CreateStatementRequest::read),
                    Envelope.kind(DatabasePropertyRequest.class, DatabasePropertyRequest::read),
                    Envelope.kind(ExecuteBatchRequest.class, ExecuteBatchRequest::read),
                    Envelope.kind(ExecuteRequest.class, ExecuteRequest::read),
                    Envelope.kind(FetchRequest.class, FetchRequest::read),
                    Envelope.kind(LxActionRequest.class, LxActionRequest::read),
                    Envelope.kind(OpenConnectionRequest.class, OpenConnectionRequest::read),
                    Envelope.kind(PrepareAndExecuteBatchRequest.class, PrepareAndExecuteBatchRequest::read),
                    Envelope.kind(PrepareAndExecuteRequest.class, PrepareAndExecuteRequest::read),
                    Envelope.kind(PrepareRequest.class, PrepareRequest::read),
                    Envelope.kind(RollbackRequest.class, RollbackRequest::read),
                    Envelope.kind(SchemasRequest.class, SchemasRequest::read),
                    Envelope.kind(SyncResultsRequest.class, SyncResultsRequest::read),
                    Envelope.kind(TableTypesRequest.class, TableTypesRequest::read),
                    Envelope.kind(TablesRequest.class, TablesRequest::read),
                    Envelope.kind(TypeInfoRequest.class, TypeInfoRequest::read)));

    private RequestCodec() {}

    /** Replaces the writer's content by the request in its envelope, ready to be framed. */
    public static void encode(Request request, ProtoWriter out) {
        ENVELOPE.encode(request, out);
    }

    /**
     * Reads the request in the envelope. Rows and signatures in it are views of the slice's array.
     *
     * @throws io.leanq.wire.error.UnknownMessageException if the envelope names no request
     * @throws io.leanq.wire.error.MalformedMessageException if the bytes are not a message
     */
    public static Request decode(ByteSlice message) {
        return ENVELOPE.decode(message);
    }
}
