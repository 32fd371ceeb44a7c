package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoMessage;

/** A request: what a client sends. Its name on the wire is the record's simple name. */
public sealed interface Request extends ProtoMessage
        permits CatalogsRequest,
                CloseConnectionRequest,
                CloseResultSetRequest,
                CloseStatementRequest,
                ColumnsRequest,
                CommitRequest,
                ConnectionSyncRequest,
                CreateStatementRequest,
                DatabasePropertyRequest,
                ExecuteBatchRequest,
                ExecuteRequest,
                FetchRequest,
                LxActionRequest,
                OpenConnectionRequest,
                PrepareAndExecuteBatchRequest,
                PrepareAndExecuteRequest,
                PrepareRequest,
                RollbackRequest,
                SchemasRequest,
                SyncResultsRequest,
                TableTypesRequest,
                TablesRequest,
                TypeInfoRequest {
    /** The connection that the request is about, as the client named it; empty for requests about none. */
    String connectionId();
}
