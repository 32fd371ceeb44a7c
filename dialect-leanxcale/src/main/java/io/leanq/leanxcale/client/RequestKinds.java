package io.leanq.leanxcale.client;

import static java.util.Map.entry;

import io.leanq.driver.RequestKind;
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
import java.util.Map;
import java.util.Objects;

/** The {@link RequestKind} of each request of the protocol, for {@link io.leanq.driver.WhatMayHaveRun}. */
final class RequestKinds {
    private static final Map<Class<? extends Request>, RequestKind> KINDS = Map.ofEntries(
            entry(OpenConnectionRequest.class, RequestKind.LOG_IN),
            entry(CloseConnectionRequest.class, RequestKind.LOG_OUT),
            entry(ConnectionSyncRequest.class, RequestKind.SETTING),
            entry(PrepareRequest.class, RequestKind.PREPARE),
            entry(CreateStatementRequest.class, RequestKind.PREPARE),
            entry(CloseStatementRequest.class, RequestKind.PREPARE),
            entry(CloseResultSetRequest.class, RequestKind.PREPARE),
            entry(CatalogsRequest.class, RequestKind.CATALOG),
            entry(SchemasRequest.class, RequestKind.CATALOG),
            entry(TableTypesRequest.class, RequestKind.CATALOG),
            entry(TablesRequest.class, RequestKind.CATALOG),
            entry(ColumnsRequest.class, RequestKind.CATALOG),
            entry(TypeInfoRequest.class, RequestKind.CATALOG),
            entry(DatabasePropertyRequest.class, RequestKind.CATALOG),
            entry(ExecuteRequest.class, RequestKind.STATEMENT),
            entry(PrepareAndExecuteRequest.class, RequestKind.STATEMENT),
            // opens a result again, for which a server may run its statement again
            entry(SyncResultsRequest.class, RequestKind.STATEMENT),
            // what an action of LeanXcale does is not known
            entry(LxActionRequest.class, RequestKind.BATCH),
            entry(FetchRequest.class, RequestKind.FETCH),
            entry(ExecuteBatchRequest.class, RequestKind.BATCH),
            entry(PrepareAndExecuteBatchRequest.class, RequestKind.BATCH),
            entry(CommitRequest.class, RequestKind.COMMIT),
            entry(RollbackRequest.class, RequestKind.ROLLBACK));

    private RequestKinds() {}

    static RequestKind of(Class<? extends Request> request) {
        return Objects.requireNonNull(KINDS.get(request), request::getSimpleName);
    }
}
