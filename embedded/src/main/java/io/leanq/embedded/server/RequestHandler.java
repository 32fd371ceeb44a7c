package io.leanq.embedded.server;

import io.leanq.embedded.error.ServerError;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.wire.common.KeyValuePair;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.common.StatementHandle;
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
import io.leanq.wire.response.CloseConnectionResponse;
import io.leanq.wire.response.CloseResultSetResponse;
import io.leanq.wire.response.CloseStatementResponse;
import io.leanq.wire.response.CommitResponse;
import io.leanq.wire.response.ConnectionSyncResponse;
import io.leanq.wire.response.CreateStatementResponse;
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
import io.leanq.wire.value.TypedValue;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of one client, one at a time. Until the client has logged in, only OpenConnection and LxAction are
 * answered; afterwards it uses the connections within its reach and no others. To close a connection that is none is a success, as on Avatica's own server:
 * clients clean up after a failed log-in.
 */
final class RequestHandler {
    private final ServerContext context;
    private final Reach reach;
    private volatile @Nullable ServerSession active;
    private volatile boolean ended;

    RequestHandler(ServerContext context, Reach reach) {
        this.context = context;
        this.reach = reach;
    }

    /** @throws ServerErrorException or SQLException for everything that the client is to be told */
    Response answer(Request request) throws SQLException {
        if (request instanceof OpenConnectionRequest open) {
            return open(open);
        }
        if (request instanceof LxActionRequest action) {
            return action(action);
        }
        ServerSession session = reach.take(request.connectionId());
        if (session == null && request instanceof CloseConnectionRequest) {
            return CloseConnectionResponse.PLAIN;
        }
        if (session == null) {
            throw new ServerErrorException(ServerError.noSuchConnection());
        }
        active = session;
        try {
            if (ended) {
                session.cancel();
            }
            return answer(session, request);
        } finally {
            active = null;
            reach.giveBack(session);
        }
    }

    private Response answer(ServerSession session, Request request) throws SQLException {
        if (request instanceof ExecuteRequest execute) {
            return execute(session, execute);
        }
        if (request instanceof FetchRequest fetch) {
            return fetch(session, fetch);
        }
        if (request instanceof PrepareAndExecuteRequest execute) {
            return prepareAndExecute(session, execute);
        }
        if (request instanceof PrepareRequest prepare) {
            return prepare(session, prepare);
        }
        if (request instanceof ExecuteBatchRequest batch) {
            return executeBatch(session, batch);
        }
        if (request instanceof CommitRequest) {
            session.transaction().commit();
            return new CommitResponse();
        }
        if (request instanceof RollbackRequest) {
            session.transaction().rollback();
            return new RollbackResponse();
        }
        if (request instanceof CreateStatementRequest) {
            return new CreateStatementResponse(
                    session.id(), session.statements().create().id(), RpcMetadata.NONE);
        }
        if (request instanceof CloseStatementRequest close) {
            session.statements().close(close.statementId());
            return CloseStatementResponse.PLAIN;
        }
        if (request instanceof ConnectionSyncRequest sync) {
            return new ConnectionSyncResponse(session.sync(sync.properties()), RpcMetadata.NONE);
        }
        if (request instanceof CloseConnectionRequest) {
            reach.close(session);
            return CloseConnectionResponse.PLAIN;
        }
        if (request instanceof PrepareAndExecuteBatchRequest batch) {
            return executeAll(session, batch);
        }
        if (request instanceof CloseResultSetRequest close) {
            SessionStatement statement = session.statements().find(close.statementId());
            if (statement != null) {
                statement.cursor(null);
            }
            return CloseResultSetResponse.PLAIN;
        }
        if (request instanceof DatabasePropertyRequest) {
            return DatabaseProperties.answer();
        }
        if (request instanceof SyncResultsRequest sync) {
            return syncResults(session, sync);
        }
        return metaData(session, request);
    }

    /** The password comes first: nobody without one learns whether an id is in use, nor takes one over. */
    private Response open(OpenConnectionRequest request) throws SQLException {
        ServerSession session = context.sessionOpener().open(request);
        try {
            reach.add(session);
            return OpenConnectionResponse.PLAIN;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private Response action(LxActionRequest request) {
        KeyValuePair result = switch (request.action()) {
            case "SERVER_INFO" -> new KeyValuePair("SERVER", TypedValue.of("LeanQ embedded server"));
            case "QE_ADDRESSES" -> new KeyValuePair("RESULT", TypedValue.of(context.address()));
            default -> new KeyValuePair("ERROR", TypedValue.of("This action is not known here"));
        };
        return new LxActionResponse(List.of(result));
    }

    private static Response prepare(ServerSession session, PrepareRequest request) throws SQLException {
        SessionStatement statement = session.statements().create();
        try {
            session.prepare(statement, request.sql(), request.maxRowsTotal());
        } catch (SQLException | RuntimeException e) {
            session.statements().close(statement.id());
            throw e;
        }
        return new PrepareResponse(
                new StatementHandle(session.id(), statement.id(), statement.signature()), RpcMetadata.NONE);
    }

    private static Response execute(ServerSession session, ExecuteRequest request) throws SQLException {
        SessionStatement statement =
                session.statements().find(request.statement().id());
        if (statement == null) {
            return new ExecuteResponse(List.of(), true, RpcMetadata.NONE);
        }
        long count = session.execute(statement, request.parameters());
        return result(session, statement, count, request.firstFrameMaxSize());
    }

    private static Response prepareAndExecute(ServerSession session, PrepareAndExecuteRequest request)
            throws SQLException {
        SessionStatement statement = session.statements().find(request.statementId());
        if (statement == null) {
            return new ExecuteResponse(List.of(), true, RpcMetadata.NONE);
        }
        session.prepare(statement, request.sql(), request.maxRowsTotal());
        long count = session.execute(statement, null);
        return result(session, statement, count, request.firstFrameMaxSize());
    }

    private static Response result(ServerSession session, SessionStatement statement, long count, int firstFrame)
            throws SQLException {
        FrameCursor cursor = statement.cursor();
        return ExecuteResponse.of(
                cursor == null
                        ? ResultSetResponse.ofCount(session.id(), statement.id(), count)
                        : ResultSetResponse.ofRows(
                                session.id(),
                                statement.id(),
                                false,
                                statement.signature(),
                                cursor.next(firstFrame, session.frameEncoder())));
    }

    private static Response executeBatch(ServerSession session, ExecuteBatchRequest request) throws SQLException {
        SessionStatement statement = session.statements().find(request.statementId());
        List<Long> counts = statement == null ? List.of() : session.executeBatch(statement, request.rows());
        return new ExecuteBatchResponse(
                session.id(), request.statementId(), counts, statement == null, RpcMetadata.NONE, List.of());
    }

    private static Response executeAll(ServerSession session, PrepareAndExecuteBatchRequest request)
            throws SQLException {
        SessionStatement statement = session.statements().find(request.statementId());
        List<Long> counts = statement == null ? List.of() : session.executeAll(statement, request.sqlCommands());
        return new ExecuteBatchResponse(
                session.id(), request.statementId(), counts, statement == null, RpcMetadata.NONE, List.of());
    }

    private static Response fetch(ServerSession session, FetchRequest request) throws SQLException {
        SessionStatement statement = session.statements().find(request.statementId());
        if (statement == null) {
            return new FetchResponse(null, true, false, RpcMetadata.NONE);
        }
        FrameCursor cursor = statement.cursor();
        if (cursor == null) {
            return new FetchResponse(null, false, true, RpcMetadata.NONE);
        }
        cursor.requireAt(request.offset());
        return FetchResponse.of(cursor.next(request.frameMaxSize(), session.frameEncoder()));
    }

    /** Puts the result of a metadata call under a statement that the client has, to be fetched from the offset on. */
    private static Response syncResults(ServerSession session, SyncResultsRequest request) throws SQLException {
        SessionStatement statement = session.statements().find(request.statementId());
        if (statement == null) {
            return new SyncResultsResponse(true, false, RpcMetadata.NONE);
        }
        session.prepare(statement, KeyQueries.of(request.state(), session.databaseName()), -1);
        session.execute(statement, null);
        FrameCursor cursor = statement.cursor();
        boolean more = cursor != null && cursor.skipTo(request.offset());
        return new SyncResultsResponse(false, more, RpcMetadata.NONE);
    }

    private static Response metaData(ServerSession session, Request request) throws SQLException {
        String sql;
        if (request instanceof TablesRequest tables) {
            sql = MetaDataQueries.tables(tables, session.databaseName());
        } else if (request instanceof ColumnsRequest columns) {
            sql = MetaDataQueries.columns(columns, session.databaseName());
        } else if (request instanceof SchemasRequest schemas) {
            sql = MetaDataQueries.schemas(schemas, session.databaseName());
        } else if (request instanceof CatalogsRequest) {
            sql = MetaDataQueries.catalogs(session.databaseName());
        } else if (request instanceof TableTypesRequest) {
            sql = MetaDataQueries.tableTypes();
        } else if (request instanceof TypeInfoRequest) {
            sql = MetaDataQueries.typeInfo();
        } else {
            throw new ServerErrorException("0A000", "This request is not supported by the embedded server");
        }
        SessionStatement statement = session.statements().create();
        try {
            session.prepare(statement, sql, -1);
            session.execute(statement, null);
            FrameCursor cursor = statement.cursor();
            if (cursor == null) {
                throw new IllegalStateException("a metadata query gives rows");
            }
            return ResultSetResponse.ofRows(
                    session.id(), statement.id(), true, statement.signature(), cursor.next(0, session.frameEncoder()));
        } catch (SQLException | RuntimeException e) {
            session.statements().close(statement.id());
            throw e;
        }
    }

    /** Stops what is running and lets nothing else begin; may come from any thread, and more than once. */
    void cancel() {
        ended = true;
        ServerSession session = active;
        if (session != null) {
            session.cancel();
        }
    }
}
