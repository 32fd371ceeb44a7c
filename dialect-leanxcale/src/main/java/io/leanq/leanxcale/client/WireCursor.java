package io.leanq.leanxcale.client;

import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.driver.CallFailures;
import io.leanq.driver.CallLimits;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.ResultColumn;
import io.leanq.driver.WhatMayHaveRun;
import io.leanq.leanxcale.client.WireConnection.OpenResult;
import io.leanq.wire.common.EncodedSignature;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.WireException;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.FetchRequest;
import io.leanq.wire.response.FetchResponse;
import io.leanq.wire.value.Frame;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a result frame by frame from one buffer, which it owns until it is closed. Frames are requested with a number
 * of rows that makes them about 1 MiB; a shorter frame is accepted. A gap between frames, a result that the server
 * lost, and a row that is read after the connection was given back are exceptions; none of them ends the result
 * silently.
 */
final class WireCursor extends RowCells implements DriverCursor {
    private static final int FRAME_BYTES = 1 << 20;
    /** The most empty frames in sequence before the result is given up. */
    private static final int MAX_EMPTY_FRAMES = 10;
    /** The most time for ending the result on the server after the time limit of the call. */
    private static final Duration CLEANING = Duration.ofMillis(700);

    private final WireConnection connection;
    private final LentConnection lent;
    private final CallLimits limits;
    private final int frameRows;
    private final ServerStatement statement;
    private final ResultBuffer frames;
    private final int columns;
    /** Null from the first row on, since the next frame is read over its bytes. */
    private @Nullable EncodedSignature signature;

    private Frame frame;
    private int emptyFrames;
    private boolean ended;
    private boolean closed;
    /**
     * The thread that last moved the cursor. The buffer is used again only if this thread also ends the cursor, since
     * another thread may still read from the buffer.
     */
    private Thread reader = Thread.currentThread();

    /** @param frameRows the most rows of one frame */
    WireCursor(
            WireConnection connection,
            LentConnection lent,
            CallLimits limits,
            int frameRows,
            ResultBuffer frames,
            OpenResult result) {
        super(frames.row());
        this.connection = connection;
        this.lent = lent;
        this.limits = limits;
        this.frameRows = frameRows;
        this.statement = result.statement();
        this.frames = frames;
        this.columns = result.columns();
        this.signature = result.signature();
        this.frame = result.first();
        row.over(frame.rows(), columns);
        if (frame.offset() != 0) {
            throw connection
                    .exchange()
                    .notTheProtocol(FetchRequest.class, "its result does not begin with its first row", null);
        }
    }

    @Override
    public boolean next() {
        if (ended) {
            return false;
        }
        lent.requireUsable();
        limits.requireOpen(RequestKind.FETCH, RequestFate.REST_NOT_SENT);
        if (closed) {
            throw new LeanqException("this result was closed before it was read to its end");
        }
        reader = Thread.currentThread();
        signature = null;
        try {
            while (!row.next()) {
                if (frame.done()) {
                    ended = true;
                    close();
                    return false;
                }
                lent.use(limits, this::fetch);
            }
            if (row.size() != columns) {
                throw new MalformedMessageException("a row of " + row.size() + " cells under " + columns + " columns");
            }
            return true;
        } catch (MalformedMessageException e) {
            throw connection.exchange().notTheProtocol(FetchRequest.class, String.valueOf(e.getMessage()), e);
        }
    }

    private boolean fetch() {
        if (Thread.currentThread().isInterrupted()) {
            throw CallFailures.interrupted(WhatMayHaveRun.of(RequestKind.FETCH, RequestFate.REST_NOT_SENT), null);
        }
        connection.runs().settle();
        long expected = frame.nextOffset();
        FetchResponse response = connection
                .exchange()
                .call(
                        new FetchRequest(connection.id(), statement.id, expected, frameSize()),
                        FetchResponse.class,
                        frames.bytes());
        @Nullable Frame next = response.frame();
        if (response.missingStatement() || response.missingResults() || next == null) {
            throw new SqlException(
                    "the server no longer has the result: the rows read so far are not all of them; run the query "
                            + "again",
                    "24000",
                    -1,
                    null,
                    null);
        }
        if (next.offset() != expected) {
            throw connection
                    .exchange()
                    .notTheProtocol(
                            FetchRequest.class,
                            "its frame begins at row " + next.offset() + " where row " + expected + " is due",
                            null);
        }
        emptyFrames = next.rows().count() == 0 ? emptyFrames + 1 : 0;
        if (emptyFrames > MAX_EMPTY_FRAMES && !next.done()) {
            throw connection.exchange().notTheProtocol(FetchRequest.class, "it sends empty frames and no end", null);
        }
        frame = next;
        row.over(next.rows(), columns);
        return true;
    }

    /** The rows that fit into a frame's bytes if they are as long as those of the frame before. */
    private int frameSize() {
        int most = frameRows;
        int rows = frame.rows().count();
        if (rows == 0) {
            return most;
        }
        long fitting =
                (long) FRAME_BYTES * rows / Math.max(1, frame.rows().bytes().length());
        return (int) Math.max(1, Math.min(most, fitting));
    }

    @Override
    public List<ResultColumn> describe() {
        if (signature == null) {
            throw new LeanqException("a result is described before its first row is read");
        }
        try {
            return signature.decode().columns().stream()
                    .map(column -> new ResultColumn(
                            column.label(),
                            column.type().id(),
                            column.type().name(),
                            Math.max(0, column.precision()),
                            Math.max(0, column.scale())))
                    .toList();
        } catch (WireException e) {
            throw connection.exchange().notTheProtocol(ExecuteRequest.class, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public int columns() {
        return columns;
    }

    /**
     * Closes the cursor. If the connection has been given back, the result has ended or ends with its return to the
     * pool.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (lent.isUsable()) {
            lent.use(limits.forCleaning(CLEANING), this::end);
        } else {
            closed = true;
            detach();
        }
    }

    /** Ends the result. Called by the thread that has the connection. */
    boolean end() {
        if (!closed) {
            closed = true;
            detach();
            if (reader == Thread.currentThread()) {
                connection.spare().giveBack(frames);
            }
            connection.finished(this, statement, !frame.done());
        }
        return true;
    }
}
