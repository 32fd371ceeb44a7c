package io.leanq.leanxcale.client;

import io.leanq.BatchRows;
import io.leanq.ConnectionLost;
import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.driver.CallFailures;
import io.leanq.driver.CallLimits;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.RowCounts;
import io.leanq.driver.WhatMayHaveRun;
import io.leanq.type.Binds;
import io.leanq.wire.value.RowEncoder;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gathers rows in their final encoding and sends them when they reach a number of bytes, so that memory does not grow
 * with the number of rows. A single row may be larger. While the server runs some rows, the next are gathered, and are
 * sent after the answer. So a failure is reported when the rows that follow the failed ones are complete, or at the end
 * of the batch.
 *
 * <p>The batch's {@link BatchState} is held by {@link RowsUnderWay}.
 */
final class WireBatch implements DriverBatch {
    private static final int UNKNOWN = -1;
    private static final Pattern ROW = Pattern.compile("\\(row (\\d{1,9}) of the batch\\)");
    /**
     * Refuses all values. Values that are set after the end of the batch go here, since the batch's buffer may already
     * belong to another batch.
     */
    private static final RowEncoder NOWHERE = RowEncoder.forBatches();

    private final WireConnection connection;
    private final LentConnection lent;
    private final CallLimits limits;
    private final RowCounts counts;
    private final int flushBytes;
    private final RowsUnderWay underWay;
    private RowEncoder rows;
    /** Rows that may be under way; null if no rows have been sent. */
    private @Nullable RowEncoder others;

    private final WireBinds binds;
    private final Supplier<Boolean> add = this::add;
    private int width = UNKNOWN;
    private long sent;
    private long counted;

    WireBatch(
            WireConnection connection,
            LentConnection lent,
            CallLimits limits,
            String sql,
            RowCounts counts,
            int flushBytes) {
        this.connection = connection;
        this.lent = lent;
        this.limits = limits;
        this.counts = counts;
        this.flushBytes = flushBytes;
        this.underWay = new RowsUnderWay(connection, sql);
        this.rows = connection.spare().rows();
        this.binds = new WireBinds(rows);
        binds.begin();
    }

    @Override
    public Binds binds() {
        return binds;
    }

    @Override
    public void addRow() {
        use(add);
    }

    private void use(Supplier<Boolean> call) {
        try {
            lent.use(limits, call);
        } catch (ConnectionLost e) {
            throw sent == 0 ? e : CallFailures.ofCall(e, RequestKind.BATCH, RequestFate.REST_NOT_SENT);
        }
    }

    private boolean add() {
        requireOpen();
        if (width == UNKNOWN) {
            width = binds.count();
        } else if (width != binds.count()) {
            throw new IllegalStateException("row " + (sent + rows.count()) + " of the batch has " + binds.count()
                    + " values where the rows before have " + width);
        }
        rows.endRow();
        if (rows.size() >= flushBytes) {
            send();
        }
        binds.begin();
        return true;
    }

    @Override
    public void finish() {
        use(this::sendLast);
    }

    private boolean sendLast() {
        requireOpen();
        rows.cancelRow();
        if (rows.count() > 0) {
            send();
        }
        takeCounts();
        if (underWay.state().takesRows()) {
            binds.begin();
        }
        return true;
    }

    /** Sends the gathered rows. After a failure no more rows are sent. */
    private void send() {
        if (sent > 0 && Thread.currentThread().isInterrupted()) {
            throw CallFailures.interrupted(WhatMayHaveRun.of(RequestKind.BATCH, RequestFate.REST_NOT_SENT), null);
        }
        takeCounts();
        requireOpen();
        RowEncoder free = others == null ? connection.spare().rows() : others;
        others = rows;
        rows = free;
        rows.clear();
        binds.over(rows);
        sent += others.count();
        try {
            underWay.send(others.rows());
        } catch (LeanqException e) {
            throw located(e);
        }
    }

    /**
     * Adds to a failure the rows that it concerns: all that were sent last, or the one that the server names in its
     * text, counted from 1.
     */
    private LeanqException located(LeanqException failure) {
        String words = failure instanceof SqlException told ? told.serverMessage() : null;
        Matcher row = ROW.matcher(words == null ? "" : words);
        boolean isTold = row.find() && Long.parseLong(row.group(1)) <= sent - counted;
        return failure.inBatch(
                isTold ? BatchRows.one(counted + Long.parseLong(row.group(1)) - 1) : new BatchRows(counted, sent - 1));
    }

    private void takeCounts() {
        List<Long> changed;
        try {
            changed = underWay.counts();
        } catch (LeanqException e) {
            throw located(e);
        }
        if (!changed.isEmpty()) {
            underWay.report(() -> report(changed));
        }
    }

    private void report(List<Long> changed) {
        for (int i = 0; i < changed.size(); i++) {
            counts.counted(counted++, RowCounts.reported(changed.get(i)));
        }
    }

    private void requireOpen() {
        if (!underWay.state().takesRows()) {
            throw new LeanqException("this batch is closed");
        }
    }

    /**
     * Closes the batch. If the connection has been given back, the rows that are under way end with its return to the
     * pool.
     */
    @Override
    public void close() {
        if (lent.isUsable()) {
            lent.use(this::release);
        }
    }

    private boolean release() {
        if (!underWay.state().isClosed()) {
            underWay.close();
            binds.over(NOWHERE);
            if (!underWay.state().awaitsAnswer()) {
                connection.spare().giveBack(rows);
                if (others != null) {
                    connection.spare().giveBack(others);
                }
            }
        }
        return true;
    }
}
