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
 * Runs statements on a connection. What may have run is never repeated; a statement that the server forgot did not run,
 * and is prepared again unless a transaction has work behind it.
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

    /** Lets go of the memory that an unusually large statement took. */
    void shrink() {
        parameters.shrink(Exchange.KEPT_BYTES);
    }

    /**
     * Before anything is done for a user: takes the answer that is outstanding, stops where rows lost the transaction,
     * and sees to it that the server is in the right mode.
     *
     * @return true if the transaction has work behind it
     */
    boolean begin() {
        settle();
        return transaction.begin();
    }

    /**
     * Takes the answer that is outstanding. Where rows lost the transaction to a conflict, whoever goes on in it hears
     * of that.
     */
    void settle() {
        exchange.settle();
        unreported.requireNoConflict();
    }

    /** A result and the statement that is to be released when it was read. */
    record Execution(ServerStatement statement, ResultSetResponse result) {
        int columnCount(Exchange exchange) {
            EncodedSignature signature = result.signature();
            try {
                return (signature == null ? statement.signature : signature).columnCount();
            } catch (WireException e) {
                throw exchange.notTheProtocol(ExecuteRequest.class, String.valueOf(e.getMessage()), e);
            }
        }
    }

    /**
     * Runs a query or a change.
     *
     * @param into where the answer goes
     * @param frame rows of the first frame at most
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

    /** @param statement released if the server refuses */
    <T extends Response> T runOn(ServerStatement statement, Request request, Class<T> expected, MessageBuffer into) {
        transaction.sending();
        try {
            return exchange.call(request, expected, into);
        } catch (SqlException e) {
            refused(statement, e);
            throw e;
        }
    }

    /** The answer to a request that was begun before. @param statement released if the server refuses */
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
            // the tables behind a prepared statement may have changed: the next time it is prepared anew
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

    /** @param finallyGone true if it is not to be run again */
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
     * Has the server roll back and let go of its locks: it may keep a connection though the socket is closed.
     *
     * @return false if the server was asked and did not answer
     */
    boolean logOut() {
        return exchange.isBroken() || LogIn.logOut(exchange, connectionId, buffer);
    }
}
