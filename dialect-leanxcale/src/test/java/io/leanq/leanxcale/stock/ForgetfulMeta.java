package io.leanq.leanxcale.stock;

import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.MissingResultsException;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.jdbc.JdbcMeta;
import org.apache.calcite.avatica.remote.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Avatica's own JdbcMeta, which records its calls, and on request drops statements or connections from its caches, as
 * it does by itself when they are idle for too long.
 */
final class ForgetfulMeta extends JdbcMeta {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile boolean resultsLost;
    private volatile boolean withoutSyncResults;

    ForgetfulMeta(String url, Properties settings) throws SQLException {
        super(url, settings);
    }

    /**
     * The calls since the last {@link #forgetCalls}: prepare, execute(rows of the first frame), fetch(offset,rows) and
     * so on.
     */
    List<String> calls() {
        return List.copyOf(calls);
    }

    void forgetCalls() {
        calls.clear();
    }

    /** From now on it has the statements, but not their results. */
    void loseResults() {
        resultsLost = true;
    }

    /** From now on it behaves like a server that implements only the required parts of Avatica. */
    void refuseSyncResults() {
        withoutSyncResults = true;
    }

    void expireStatements() {
        getStatementCache().invalidateAll();
    }

    void expireConnections() {
        getConnectionCache().invalidateAll();
    }

    /** The number of statements that have not expired. */
    long openStatements() {
        getStatementCache().cleanUp();
        return getStatementCache().size();
    }

    long openConnections() {
        getConnectionCache().cleanUp();
        return getConnectionCache().size();
    }

    @Override
    public StatementHandle prepare(ConnectionHandle connection, String sql, long maxRowCount) {
        calls.add("prepare");
        return super.prepare(connection, sql, maxRowCount);
    }

    @Override
    public ExecuteResult execute(StatementHandle statement, @Nullable List<TypedValue> values, int maxRowsInFirstFrame)
            throws NoSuchStatementException {
        calls.add("execute(" + maxRowsInFirstFrame + ")" + (statement.signature == null ? " without a signature" : ""));
        return super.execute(statement, values, maxRowsInFirstFrame);
    }

    @Override
    public ExecuteResult prepareAndExecute(
            StatementHandle statement, String sql, long maxRowCount, int maxRowsInFirstFrame, PrepareCallback callback)
            throws NoSuchStatementException {
        calls.add("prepareAndExecute(" + maxRowsInFirstFrame + ")");
        return super.prepareAndExecute(statement, sql, maxRowCount, maxRowsInFirstFrame, callback);
    }

    @Override
    public ExecuteBatchResult executeBatchProtobuf(
            StatementHandle statement, List<org.apache.calcite.avatica.proto.Requests.UpdateBatch> rows)
            throws NoSuchStatementException {
        calls.add("executeBatch(" + rows.size() + ")");
        return super.executeBatchProtobuf(statement, rows);
    }

    @Override
    public Meta.Frame fetch(StatementHandle statement, long offset, int fetchMaxRowCount)
            throws NoSuchStatementException, MissingResultsException {
        calls.add("fetch(" + offset + ")");
        if (resultsLost) {
            throw new MissingResultsException(statement);
        }
        return super.fetch(statement, offset, fetchMaxRowCount);
    }

    @Override
    public boolean syncResults(StatementHandle statement, org.apache.calcite.avatica.QueryState state, long offset)
            throws NoSuchStatementException {
        calls.add("syncResults");
        if (withoutSyncResults) {
            throw new UnsupportedOperationException("syncResults");
        }
        return super.syncResults(statement, state, offset);
    }

    @Override
    public void commit(ConnectionHandle connection) {
        calls.add("commit");
        super.commit(connection);
    }

    @Override
    public void rollback(ConnectionHandle connection) {
        calls.add("rollback");
        super.rollback(connection);
    }
}
