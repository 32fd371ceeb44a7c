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
import io.leanq.wire.common.EncodedSignature;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.value.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One logged-in connection: its results and batches, commit and rollback, and its return to the pool.
 * {@link StatementRuns} runs its statements, {@link ConnectionUse} knows its user.
 */
final class WireConnection {
    /** The most rows of a first frame, while the length of the rows is not known. */
    private static final int FIRST_FRAME = 1000;

    /** The most time for ending a result that is not needed any more, outside a transaction. */
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

    /**
     * Runs a query.
     *
     * @param lent the connection whose cursor this is
     * @param limits of the query and its cursor
     */
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
                    lent,
                    limits,
                    frameRows,
                    frames,
                    new OpenResult(
                            execution.statement(), first, execution.columnCount(exchange), execution.signature()));
        } catch (RuntimeException e) {
            spare.giveBack(frames);
            throw e;
        }
    }

    /** The most rows of one frame. */
    private int frameRows(CallLimits limits) {
        int rows = limits.fetchRows() > 0 ? limits.fetchRows() : options.fetchSize();
        return (int) Math.min(rows, limits.mostRows());
    }

    private WireCursor cursor(
            LentConnection lent, CallLimits limits, int frameRows, ResultBuffer frames, OpenResult result) {
        WireCursor cursor = new WireCursor(this, lent, limits, frameRows, frames, result);
        openCursors.add(cursor);
        return cursor;
    }

    /**
     * A result before its first row is read.
     *
     * @param columns the number of cells in each row
     * @param signature the description of the columns, valid until the next frame is read; empty if there is none
     */
    record OpenResult(ServerStatement statement, Frame first, int columns, EncodedSignature signature) {}

    /** Asks the server to open a result. */
    @FunctionalInterface
    interface Opening {
        /** @param frames where the answer's bytes are stored */
        OpenResult openInto(MessageBuffer frames);
    }

    /**
     * Opens a result.
     *
     * @param lent the connection whose cursor this is
     */
    DriverCursor open(LentConnection lent, Opening opening) {
        ResultBuffer frames = spare.frames();
        try {
            OpenResult result = opening.openInto(frames.bytes());
            return cursor(lent, CallLimits.NONE, options.fetchSize(), frames, result);
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
        return RowCounts.reported(result.updateCount());
    }

    /**
     * Begins a batch.
     *
     * @param lent the connection whose batch this is
     * @param limits of the batch's calls
     */
    DriverBatch batch(String sql, RowCounts counts, LentConnection lent, CallLimits limits) {
        return new WireBatch(this, lent, limits, sql, counts, options.batchBytes());
    }

    /** Commits. Rows that are under way are part of the transaction, so this throws if they did not run. */
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
            // the next call on the connection reports it, and the rows end with the transaction
        }
        unreported.clear();
    }

    /** The user of the connection, and when the server last confirmed it. */
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
     * Ends open cursors and the open transaction, so that the next user finds the connection as new.
     *
     * @return false if the connection must not be used again
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

    /** Frees memory that large values took, so that an idle connection does not keep it. */
    private void shrink() {
        exchange.shrink();
        runs.shrink();
        buffer.shrink(Exchange.KEPT_BYTES);
    }

    /**
     * Asks the server whether the connection is alive.
     *
     * @return whether the server answered in time
     */
    boolean isAlive(Duration time) {
        try {
            exchange.within(time, transaction::synchronize);
            use.confirmed();
            return true;
        } catch (SqlException e) {
            return false;
        }
    }

    /**
     * Closes the connection without logging out. Any thread may call this; a thread that waits for an answer then fails
     * at once.
     */
    void breakOff() {
        exchange.close();
    }

    /** Closes the connection to stop the running call; any thread may call this. */
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
     * Notes that a cursor has been read to its end or closed. Inside a transaction the server has the whole read
     * time-out to end the result, since giving the connection up would lose the transaction.
     */
    void finished(WireCursor cursor, ServerStatement statement, boolean resultOpen) {
        openCursors.remove(cursor);
        if (!resultOpen && statement.isCached()) {
            statements.release(statement, false); // no request is sent
        } else if (!exchange.isBroken()) {
            Duration time = transaction.hasWork() ? options.readTimeout() : END_TIME;
            exchange.within(time, () -> statements.release(statement, resultOpen));
        }
    }

    /** Buffers that are not in use. */
    SpareBuffers spare() {
        return spare;
    }

    /**
     * Logs out and closes the connection.
     *
     * @return false if the server was asked and did not answer
     */
    boolean close() {
        boolean answered = logOut();
        exchange.close();
        return answered;
    }

    /**
     * Asks the server to roll back and release its locks.
     *
     * @return false if the server was asked and did not answer
     */
    boolean logOut() {
        return runs.logOut();
    }
}
