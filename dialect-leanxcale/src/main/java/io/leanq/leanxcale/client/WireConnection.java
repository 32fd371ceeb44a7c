package io.leanq.leanxcale.client;

import io.leanq.ConnectionLost;
import io.leanq.SqlException;
import io.leanq.SyntaxError;
import io.leanq.UnknownName;
import io.leanq.driver.BindWriter;
import io.leanq.driver.CallLimits;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RowCounts;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.client.net.Opening;
import io.leanq.leanxcale.client.net.Stop;
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
import io.leanq.wire.value.Frame;
import io.leanq.wire.value.RowEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One logged-in connection: statements, their results and batches. A request that may have run is never repeated; a statement that the server forgot
 * did not run, and is prepared again unless a transaction has work behind it.
 */
final class WireConnection {
    /** Rows asked for before it is known how long they are. */
    private static final int FIRST_FRAME = 1000;

    /** What the server may take to end a result that nobody wants any more, where no transaction is at stake. */
    private static final Duration END_TIME = Duration.ofSeconds(2);

    private final LeanxcaleOptions options;
    private final Exchange exchange;
    private final String id;
    private final MessageBuffer buffer = new MessageBuffer();
    private final SpareBuffers spare = new SpareBuffers();
    private final Statements statements;
    private final ConnectionTransaction transaction;
    private final RowEncoder parameters = RowEncoder.forParameters();
    private final WireBinds binds = new WireBinds(parameters);
    private final List<WireCursor> openCursors = new ArrayList<>();
    private final UnreportedRows unreported = new UnreportedRows();

    private volatile @Nullable LentConnection borrower;
    private volatile boolean probed;
    private volatile long idleSince = System.nanoTime();
    /** When the server last knew this connection, by the same clock. */
    private volatile long confirmedAt = idleSince;
    /** True after a refusal for which the server gave no reason: it may be that it has given up this connection. */
    private volatile boolean inDoubt;

    WireConnection(LeanxcaleOptions options, Exchange exchange, String id) {
        this.options = options;
        this.exchange = exchange;
        this.id = id;
        this.statements = new Statements(exchange, id, options.statementCache(), buffer);
        this.transaction = new ConnectionTransaction(exchange, id, buffer, options.isolation());
    }

    void autocommit(boolean on) {
        transaction.autocommit(on);
    }

    /** @param lent through which the cursor is used, within the limits */
    DriverCursor query(String sql, BindWriter values, LentConnection lent, CallLimits limits) {
        ResultBuffer frames = spare.frames();
        int frameRows = frameRows(limits);
        try {
            Execution execution = run(sql, values, frames.bytes(), Math.min(FIRST_FRAME, frameRows));
            Frame first = execution.result.firstFrame();
            if (first == null) {
                statements.release(execution.statement, false);
                throw new SqlException(
                        "the statement ran and gave no rows: it is a change, not a query", "07005", -1, null, null);
            }
            return cursor(lent, limits, frameRows, execution.statement, frames, first, execution.columnCount(exchange));
        } catch (RuntimeException e) {
            spare.giveBack(frames);
            throw e;
        }
    }

    /** Rows of one frame at most. */
    private int frameRows(CallLimits limits) {
        int rows = limits.fetchRows() > 0 ? limits.fetchRows() : options.fetchSize();
        return (int) Math.min(rows, limits.mostRows());
    }

    private WireCursor cursor(
            LentConnection lent,
            CallLimits limits,
            int frameRows,
            ServerStatement statement,
            ResultBuffer frames,
            Frame first,
            int columns) {
        WireCursor cursor = new WireCursor(this, lent, limits, frameRows, statement, frames, first, columns);
        openCursors.add(cursor);
        return cursor;
    }

    /** A result before its first row is read. @param columns cells of each row */
    record OpenResult(ServerStatement statement, Frame first, int columns) {}

    /** Has the server open a result. */
    @FunctionalInterface
    interface Opening {
        /** @param frames where the answer's bytes go */
        OpenResult openInto(MessageBuffer frames);
    }

    /** @param lent through which the cursor is used */
    DriverCursor open(LentConnection lent, Opening opening) {
        ResultBuffer frames = spare.frames();
        try {
            OpenResult result = opening.openInto(frames.bytes());
            return cursor(
                    lent, CallLimits.NONE, options.fetchSize(), result.statement, frames, result.first, result.columns);
        } catch (RuntimeException e) {
            spare.giveBack(frames);
            throw e;
        }
    }

    long execute(String sql, BindWriter values) {
        Execution execution = run(sql, values, buffer, Math.min(FIRST_FRAME, options.fetchSize()));
        ResultSetResponse result = execution.result;
        Frame rows = result.firstFrame();
        statements.release(execution.statement, rows != null && !rows.done());
        if (rows != null) {
            throw new SqlException(
                    "the statement ran and gave rows: it is a query, not a change", "07005", -1, null, null);
        }
        return Math.max(0, result.updateCount());
    }

    /** @param lent through which the batch is used, within the limits */
    DriverBatch batch(String sql, RowCounts counts, LentConnection lent, CallLimits limits) {
        return new WireBatch(this, lent, limits, sql, counts, options.batchBytes());
    }

    /** A result and the statement that is to be released when it was read. */
    private record Execution(ServerStatement statement, ResultSetResponse result) {
        int columnCount(Exchange exchange) {
            EncodedSignature signature = result.signature();
            try {
                return (signature == null ? statement.signature : signature).columnCount();
            } catch (WireException e) {
                throw exchange.notTheProtocol(ExecuteRequest.class, String.valueOf(e.getMessage()), e);
            }
        }
    }

    private Execution run(String sql, BindWriter values, MessageBuffer into, int frame) {
        parameters.clear();
        binds.begin();
        values.writeTo(binds);
        EncodedRows row = parameters.endRow().rows();
        boolean plain = binds.count() == 0;
        boolean earlierWork = begin();
        for (boolean again = false; ; again = true) {
            ServerStatement statement = plain ? statements.plain() : statements.prepared(sql);
            Request request = plain
                    ? new PrepareAndExecuteRequest(id, statement.id, sql, -1, frame)
                    : new ExecuteRequest(new StatementHandle(id, statement.id, statement.signature), row, frame);
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
            inDoubt |= refusal.sqlState().equals(SqlException.NO_STATE);
            // the tables behind a prepared statement may have changed: the next time it is prepared anew
            statements.release(statement, refusal instanceof SyntaxError || refusal instanceof UnknownName);
        }
    }

    private ResultSetResponse onlyResult(ServerStatement statement, ExecuteResponse response) {
        if (response.results().size() == 1) {
            ResultSetResponse result = response.results().get(0);
            if (result.connectionId().equals(id) && result.statementId() == statement.id) {
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
     * Before anything is done for a user: takes the answer that is outstanding, stops where rows lost the transaction, and sees to it that the server is
     * in the right mode.
     *
     * @return true if the transaction has work behind it
     */
    boolean begin() {
        settle();
        return transaction.begin();
    }

    /** Takes the answer that is outstanding. Where rows lost the transaction to a conflict, whoever goes on in it hears of that. */
    void settle() {
        exchange.settle();
        unreported.requireNoConflict();
    }

    /** Rows that are under way belong to what is committed, so they must have run. */
    void commit() {
        unreported.requireRun();
        transaction.commit();
    }

    void rollback() {
        giveUpRows();
        transaction.rollback();
    }

    private void giveUpRows() {
        unreported.giveUp();
        try {
            exchange.settle();
        } catch (ConnectionLost e) {
            // shows at whatever is done next, and the rows go with the transaction
        }
        unreported.clear();
    }

    /** Rows of batches that a commit depends on. */
    UnreportedRows unreported() {
        return unreported;
    }

    /** Ends open cursors and open work, so that the next user finds the connection new. @return false if it is not to be used again */
    boolean reset() {
        giveUpRows();
        exchange.within(END_TIME, () -> List.copyOf(openCursors).forEach(WireCursor::end));
        try {
            transaction.rollback();
        } catch (SqlException e) {
            return false;
        }
        boolean usual = transaction.usualMode();
        shrink();
        idleSince = System.nanoTime();
        return usual && exchange.isQuiet();
    }

    /** An idle connection does not hold on to the memory of the largest value that ever went over it. */
    private void shrink() {
        exchange.shrink();
        parameters.shrink(Exchange.KEPT_BYTES);
        buffer.shrink(Exchange.KEPT_BYTES);
    }

    /** When it was opened or last given back, by the clock of {@link System#nanoTime}. */
    long idleSince() {
        return idleSince;
    }

    /**
     * When the server last confirmed the connection itself, by the clock of {@link System#nanoTime}: one that only runs what was prepared expires on
     * Avatica's own server all the same.
     */
    long confirmedAt() {
        return confirmedAt;
    }

    /** True if it is to be asked for a sign of life before it is used again. */
    boolean isInDoubt() {
        return inDoubt;
    }

    /** Asks the server for a sign of life. @return whether it came in time */
    boolean isAlive(Duration time) {
        try {
            exchange.within(time, transaction::synchronize);
            confirmedAt = System.nanoTime();
            inDoubt = false;
            return true;
        } catch (SqlException e) {
            return false;
        }
    }

    /** Ends the connection without a word; any thread may do so, and one that waits for an answer fails at once. */
    void breakOff() {
        exchange.close();
    }

    /** Ends the connection to stop the call that is under way; any thread may do so. */
    void stop(Stop reason) {
        exchange.stop(reason);
    }

    /** Who has it; null for nobody. */
    void borrower(@Nullable LentConnection now) {
        borrower = now;
    }

    /** Whether it is asked for a sign of life, which nobody has lent it for. */
    void probed(boolean on) {
        probed = on;
    }

    /** The driver is closed: whoever has this is stopped. */
    void stopBorrower() {
        LentConnection now = borrower;
        if (now != null) {
            now.stop();
        } else if (probed) {
            stop(Stop.DATABASE_CLOSED);
        }
    }

    boolean isBroken() {
        return exchange.isBroken();
    }

    LeanxcaleOptions options() {
        return options;
    }

    Statements statements() {
        return statements;
    }

    ConnectionTransaction transaction() {
        return transaction;
    }

    Exchange exchange() {
        return exchange;
    }

    String id() {
        return id;
    }

    /**
     * A cursor has been read to its end or closed before. Inside a transaction the server may take its time to end the result: a connection that is given
     * up takes the transaction with it.
     */
    void finished(WireCursor cursor, ServerStatement statement, boolean resultOpen) {
        openCursors.remove(cursor);
        if (!resultOpen && statement.isCached()) {
            statements.release(statement, false); // without a word to the server
        } else if (!exchange.isBroken()) {
            Duration time = transaction.hasWork() ? options.readTimeout() : END_TIME;
            exchange.within(time, () -> statements.release(statement, resultOpen));
        }
    }

    /** What nobody reads or gathers rows in now. */
    SpareBuffers spare() {
        return spare;
    }

    /** Logs out and closes. @return false if the server was asked and did not answer */
    boolean close() {
        boolean answered = logOut();
        exchange.close();
        return answered;
    }

    /** Has the server roll back and let go of its locks: it may keep a connection though the socket is closed. @return false if it was asked in vain */
    boolean logOut() {
        return exchange.isBroken() || LogIn.logOut(exchange, id, buffer);
    }
}
