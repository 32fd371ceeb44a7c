package io.leanq.leanxcale.client;

import io.leanq.SqlException;
import io.leanq.SyntaxError;
import io.leanq.UnknownName;
import io.leanq.driver.BindWriter;
import io.leanq.driver.RequestFate;
import io.leanq.wire.common.EncodedSignature;
import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.error.WireException;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.response.ExecuteResponse;
import io.leanq.wire.response.Response;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.value.EncodedRows;
import io.leanq.wire.value.RowEncoder;

/**
 * Runs statements on a connection. A statement that may have run is not repeated. A statement that the server has
 * forgotten did not run; it is prepared and run again, unless its transaction has earlier work.
 */
final class StatementRuns {
    private final Exchange exchange;
    private final String connectionId;
    private final MessageBuffer buffer;
    private final Statements statements;
    private final ConnectionTransaction transaction;
    private final UnreportedRows unreported;
    private final ConnectionUse use;
    private final RowEncoder parameters = RowEncoder.forParameters();
    private final WireBinds binds = new WireBinds(parameters);

    StatementRuns(
            Exchange exchange,
            String connectionId,
            MessageBuffer buffer,
            Statements statements,
            ConnectionTransaction transaction,
            UnreportedRows unreported,
            ConnectionUse use) {
        this.exchange = exchange;
        this.connectionId = connectionId;
        this.buffer = buffer;
        this.statements = statements;
        this.transaction = transaction;
        this.unreported = unreported;
        this.use = use;
    }

    /** Frees memory that an unusually large statement took. */
    void shrink() {
        parameters.shrink(Exchange.KEPT_BYTES);
    }

    /**
     * Prepares the connection for a statement: takes the outstanding answer, throws if rows lost the transaction to a
     * conflict, and sets the server's transaction mode.
     *
     * @return true if the transaction has earlier work
     */
    boolean begin() {
        settle();
        return transaction.begin();
    }

    /** Takes the outstanding answer, and throws if rows lost the transaction to a conflict. */
    void settle() {
        exchange.settle();
        unreported.requireNoConflict();
    }

    /** A result, and the statement that is released when the result has been read. */
    record Execution(ServerStatement statement, ResultSetResponse result) {
        /** The signature of the result. It is valid until the buffer with the answer is used again. */
        EncodedSignature signature() {
            EncodedSignature signature = result.signature();
            return signature == null ? statement.signature : signature;
        }

        int columnCount(Exchange exchange) {
            try {
                return signature().columnCount();
            } catch (WireException e) {
                throw exchange.notTheProtocol(ExecuteRequest.class, String.valueOf(e.getMessage()), e);
            }
        }
    }

    /**
     * Runs a query or a change.
     *
     * @param into where the answer's bytes are stored
     * @param frame the most rows of the first frame
     */
    Execution run(String sql, BindWriter values, MessageBuffer into, int frame) {
        parameters.clear();
        binds.begin();
        values.writeTo(binds);
        EncodedRows row = parameters.endRow().rows();
        boolean plain = binds.count() == 0;
        boolean earlierWork = begin();
        for (boolean again = false; ; again = true) {
            ServerStatement statement = plain ? statements.plain() : statements.prepared(sql);
            Request request = plain
                    ? new PrepareAndExecuteRequest(connectionId, statement.id, sql, -1, frame)
                    : new ExecuteRequest(
                            new StatementHandle(connectionId, statement.id, statement.signature), row, frame);
            ExecuteResponse response = runOn(statement, request, ExecuteResponse.class, into);
            if (!response.missingStatement()) {
                return new Execution(statement, onlyResult(statement, response));
            }
            forgotten(request.getClass(), statement, earlierWork || again);
        }
    }

    /**
     * Runs a request on a statement.
     *
     * @param statement released if the server refuses
     */
    <T extends Response> T runOn(ServerStatement statement, Request request, Class<T> expected, MessageBuffer into) {
        transaction.sending();
        try {
            return exchange.call(request, expected, into);
        } catch (SqlException e) {
            refused(statement, e);
            throw e;
        }
    }

    /**
     * Takes the answer to a request that was begun before.
     *
     * @param statement released if the server refuses
     */
    <T extends Response> T answerOn(ServerStatement statement, Class<? extends Request> to, Class<T> expected) {
        try {
            return exchange.answer(to, expected, buffer);
        } catch (SqlException e) {
            refused(statement, e);
            throw e;
        }
    }

    private void refused(ServerStatement statement, SqlException refusal) {
        if (!exchange.isBroken()) {
            if (refusal.sqlState().equals(SqlException.NO_STATE)) {
                use.doubt();
            }
            // the statement's tables may have changed, so the statement is prepared anew the next time
            statements.release(statement, refusal instanceof SyntaxError || refusal instanceof UnknownName);
        }
    }

    private ResultSetResponse onlyResult(ServerStatement statement, ExecuteResponse response) {
        if (response.results().size() == 1) {
            ResultSetResponse result = response.results().get(0);
            if (result.connectionId().equals(connectionId) && result.statementId() == statement.id) {
                return result;
            }
        }
        throw exchange.notTheProtocol(
                ExecuteRequest.class, "its answer is not the one result of the statement that was run", null);
    }

    /**
     * Removes a statement that the server has forgotten.
     *
     * @param finallyGone true if the statement is not run again; the connection is then given up
     */
    void forgotten(Class<? extends Request> request, ServerStatement statement, boolean finallyGone) {
        statements.forget(statement);
        if (finallyGone) {
            logOut();
            throw exchange.giveUp(
                    RequestKinds.of(request),
                    RequestFate.STATEMENT_FORGOTTEN,
                    "the server no longer has a statement of this connection; the statement did not run, and the"
                            + " transaction around it is rolled back: repeat it from its start");
        }
    }

    /**
     * Asks the server to roll back and release its locks, since it may keep a connection whose socket is closed.
     *
     * @return false if the server was asked and did not answer
     */
    boolean logOut() {
        return exchange.isBroken() || LogIn.logOut(exchange, connectionId, buffer);
    }
}
