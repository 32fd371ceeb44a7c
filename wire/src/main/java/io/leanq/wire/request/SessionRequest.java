package io.leanq.wire.request;

/** A request that a server answers within an open connection. */
public sealed interface SessionRequest extends Request
        permits CatalogsRequest,
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
                PrepareAndExecuteBatchRequest,
                PrepareAndExecuteRequest,
                PrepareRequest,
                RollbackRequest,
                SchemasRequest,
                SyncResultsRequest,
                TableTypesRequest,
                TablesRequest,
                TypeInfoRequest {
    @Override
    default <R, E extends Exception> R accept(Request.Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    /** Calls the method of the visitor for this kind of request. */
    <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E;

    /**
     * A method for each kind of request, so that a new kind does not compile until each visitor handles it.
     *
     * @param <R> the result for a request
     * @param <E> what the visitor may throw
     */
    interface Visitor<R, E extends Exception> {
        R visit(CatalogsRequest request) throws E;

        R visit(CloseResultSetRequest request) throws E;

        R visit(CloseStatementRequest request) throws E;

        R visit(ColumnsRequest request) throws E;

        R visit(CommitRequest request) throws E;

        R visit(ConnectionSyncRequest request) throws E;

        R visit(CreateStatementRequest request) throws E;

        R visit(DatabasePropertyRequest request) throws E;

        R visit(ExecuteBatchRequest request) throws E;

        R visit(ExecuteRequest request) throws E;

        R visit(FetchRequest request) throws E;

        R visit(PrepareAndExecuteBatchRequest request) throws E;

        R visit(PrepareAndExecuteRequest request) throws E;

        R visit(PrepareRequest request) throws E;

        R visit(RollbackRequest request) throws E;

        R visit(SchemasRequest request) throws E;

        R visit(SyncResultsRequest request) throws E;

        R visit(TableTypesRequest request) throws E;

        R visit(TablesRequest request) throws E;

        R visit(TypeInfoRequest request) throws E;
    }
}
