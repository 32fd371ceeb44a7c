package io.leanq.wire.response;

import io.leanq.wire.proto.ProtoMessage;

/** A response: what a server sends for a request. Its name on the wire is the record's simple name. */
public sealed interface Response extends ProtoMessage
        permits CloseConnectionResponse,
                CloseResultSetResponse,
                CloseStatementResponse,
                CommitResponse,
                ConnectionSyncResponse,
                CreateStatementResponse,
                DatabasePropertyResponse,
                ErrorResponse,
                ExecuteBatchResponse,
                ExecuteResponse,
                FetchResponse,
                LxActionResponse,
                OpenConnectionResponse,
                PrepareResponse,
                ResultSetResponse,
                RollbackResponse,
                SyncResultsResponse {}
