package io.leanq.leanxcale.client;

import io.leanq.ConnectionLost;
import io.leanq.SqlException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.CallLimits;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.RowCounts;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.client.StatementRuns.Execution;
import io.leanq.leanxcale.client.net.Stop;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.value.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One logged-in connection: results and batches, commit and rollback, and the way back into the pool. {@link
 * StatementRuns} runs the statements, {@link ConnectionUse} knows who has the connection.
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
    private final List<WireCursor> openCursors = new ArrayList<>();
    private final UnreportedRows unreported = new UnreportedRows();
    private final ConnectionUse use = new ConnectionUse();
    private final StatementRuns runs;

    WireConnection(LeanxcaleOptions options, Exchange exchange, String id) {
        this.options = options;
        this.exchange = exchange;
        this.id = id;
        this.statements = new Statements(exchange, id, options.statementCache(), buffer);
        this.transaction = new ConnectionTransaction(exchange, id, buffer, options.isolation());
        this.runs = new StatementRuns(exchange, id, buffer, statements, transaction, unreported, use);
    }

    void autocommit(boolean on) {
        transaction.autocommit(on);
    }

    /** @param lent through which the cursor is used, within the limits */
    DriverCursor query(String sql, BindWriter values, LentConnection lent, CallLimits limits) {
        ResultBuffer frames = spare.frames();
        int frameRows = frameRows(limits);
        try {
            Execution execution = runs.run(sql, values, frames.bytes(), Math.min(FIRST_FRAME, frameRows));
            Frame first = execution.result().firstFrame();
            if (first == null) {
                statements.release(execution.statement(), false);
                throw new SqlException(
                        "the statement ran and gave no rows: it is a change, not a query", "07005", -1, null, null);
            }
            return cursor(
                    lent, limits, frameRows, execution.statement(), frames, first, execution.columnCount(exchange));
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
        Execution execution = runs.run(sql, values, buffer, Math.min(FIRST_FRAME, options.fetchSize()));
        ResultSetResponse result = execution.result();
        Frame rows = result.firstFrame();
        statements.release(execution.statement(), rows != null && !rows.done());
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

    /** Who has it, and when the server last knew it. */
    ConnectionUse use() {
        return use;
    }

    StatementRuns runs() {
        return runs;
    }

    /** Rows of batches that a commit depends on. */
    UnreportedRows unreported() {
        return unreported;
    }

    /**
     * Ends open cursors and open work, so that the next user finds the connection new.
     *
     * @return false if it is not to be used again
     */
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
        use.idle();
        return usual && exchange.isQuiet();
    }

    /** An idle connection does not hold on to the memory of the largest value that ever went over it. */
    private void shrink() {
        exchange.shrink();
        runs.shrink();
        buffer.shrink(Exchange.KEPT_BYTES);
    }

    /** Asks the server for a sign of life. @return whether it came in time */
    boolean isAlive(Duration time) {
        try {
            exchange.within(time, transaction::synchronize);
            use.confirmed();
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
     * A cursor has been read to its end or closed before. Inside a transaction the server may take its time to end the
     * result: a connection that is given up takes the transaction with it.
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

    /** Has the server roll back and let go of its locks. @return false if it was asked in vain */
    boolean logOut() {
        return runs.logOut();
    }
}
