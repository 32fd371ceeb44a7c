package io.leanq.embedded.server;

import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.request.CatalogsRequest;
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
import io.leanq.wire.request.PrepareAndExecuteBatchRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.request.RollbackRequest;
import io.leanq.wire.request.SchemasRequest;
import io.leanq.wire.request.SessionRequest;
import io.leanq.wire.request.SyncResultsRequest;
import io.leanq.wire.request.TableTypesRequest;
import io.leanq.wire.request.TablesRequest;
import io.leanq.wire.request.TypeInfoRequest;
import io.leanq.wire.response.CloseResultSetResponse;
import io.leanq.wire.response.CloseStatementResponse;
import io.leanq.wire.response.CommitResponse;
import io.leanq.wire.response.ConnectionSyncResponse;
import io.leanq.wire.response.CreateStatementResponse;
import io.leanq.wire.response.ExecuteBatchResponse;
import io.leanq.wire.response.ExecuteResponse;
import io.leanq.wire.response.FetchResponse;
import io.leanq.wire.response.PrepareResponse;
import io.leanq.wire.response.Response;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.response.RollbackResponse;
import io.leanq.wire.response.SyncResultsResponse;
import java.sql.SQLException;
import java.util.List;

/**
 * The answers to the requests within one open session. A statement that the client names and the session does not have
 * is reported as missing rather than as an error: the client prepares it again.
 */
final class SessionAnswers implements SessionRequest.Visitor<Response, SQLException> {
    private final ServerSession session;

    SessionAnswers(ServerSession session) {
        this.session = session;
    }

    @Override
    public Response visit(ExecuteRequest request) throws SQLException {
        SessionStatement statement =
                session.statements().find(request.statement().id());
        if (statement == null) {
            return ExecuteResponse.ofMissingStatement();
        }
        long count = session.execute(statement, request.parameters());
        return result(statement, count, request.firstFrameMaxSize());
    }

    @Override
    public Response visit(FetchRequest request) throws SQLException {
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

    @Override
    public Response visit(PrepareAndExecuteRequest request) throws SQLException {
        SessionStatement statement = session.statements().find(request.statementId());
        if (statement == null) {
            return ExecuteResponse.ofMissingStatement();
        }
        session.prepare(statement, request.sql(), request.maxRowsTotal());
        long count = session.execute(statement, null);
        return result(statement, count, request.firstFrameMaxSize());
    }

    @Override
    public Response visit(PrepareRequest request) throws SQLException {
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

    @Override
    public Response visit(ExecuteBatchRequest request) throws SQLException {
        SessionStatement statement = session.statements().find(request.statementId());
        List<Long> counts = statement == null ? List.of() : session.executeBatch(statement, request.rows());
        return new ExecuteBatchResponse(
                session.id(), request.statementId(), counts, statement == null, RpcMetadata.NONE, List.of());
    }

    @Override
    public Response visit(PrepareAndExecuteBatchRequest request) throws SQLException {
        SessionStatement statement = session.statements().find(request.statementId());
        List<Long> counts = statement == null ? List.of() : session.executeAll(statement, request.sqlCommands());
        return new ExecuteBatchResponse(
                session.id(), request.statementId(), counts, statement == null, RpcMetadata.NONE, List.of());
    }

    @Override
    public Response visit(CommitRequest request) throws SQLException {
        session.transaction().commit();
        return new CommitResponse();
    }

    @Override
    public Response visit(RollbackRequest request) throws SQLException {
        session.transaction().rollback();
        return new RollbackResponse();
    }

    @Override
    public Response visit(CreateStatementRequest request) {
        return new CreateStatementResponse(
                session.id(), session.statements().create().id(), RpcMetadata.NONE);
    }

    @Override
    public Response visit(CloseStatementRequest request) throws SQLException {
        session.statements().close(request.statementId());
        return CloseStatementResponse.PLAIN;
    }

    @Override
    public Response visit(CloseResultSetRequest request) throws SQLException {
        SessionStatement statement = session.statements().find(request.statementId());
        if (statement != null) {
            statement.cursor(null);
        }
        return CloseResultSetResponse.PLAIN;
    }

    @Override
    public Response visit(ConnectionSyncRequest request) throws SQLException {
        return new ConnectionSyncResponse(session.sync(request.properties()), RpcMetadata.NONE);
    }

    @Override
    public Response visit(DatabasePropertyRequest request) {
        return DatabaseProperties.answer();
    }

    /** Runs a metadata call in a statement of the client, which then fetches the result from the offset on. */
    @Override
    public Response visit(SyncResultsRequest request) throws SQLException {
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

    @Override
    public Response visit(TablesRequest request) throws SQLException {
        return metaData(MetaDataQueries.tables(request, session.databaseName()));
    }

    @Override
    public Response visit(ColumnsRequest request) throws SQLException {
        return metaData(MetaDataQueries.columns(request, session.databaseName()));
    }

    @Override
    public Response visit(SchemasRequest request) throws SQLException {
        return metaData(MetaDataQueries.schemas(request, session.databaseName()));
    }

    @Override
    public Response visit(CatalogsRequest request) throws SQLException {
        return metaData(MetaDataQueries.catalogs(session.databaseName()));
    }

    @Override
    public Response visit(TableTypesRequest request) throws SQLException {
        return metaData(MetaDataQueries.tableTypes());
    }

    @Override
    public Response visit(TypeInfoRequest request) throws SQLException {
        return metaData(MetaDataQueries.typeInfo());
    }

    private Response result(SessionStatement statement, long count, int firstFrame) throws SQLException {
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

    private Response metaData(String sql) throws SQLException {
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
}
