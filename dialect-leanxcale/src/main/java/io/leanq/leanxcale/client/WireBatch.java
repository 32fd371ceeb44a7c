package io.leanq.leanxcale.client;

import io.leanq.LeanqException;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.RowCounts;
import io.leanq.type.Binds;
import io.leanq.wire.value.RowEncoder;
import java.util.List;
import java.util.function.Supplier;

/**
 * Gathers rows in their final encoding and sends them whenever enough bytes have come together, so that memory stays flat whatever the number of rows. A
 * row on its own may be larger than that.
 */
final class WireBatch implements DriverBatch {
    private static final int UNKNOWN = -1;

    private final WireConnection connection;
    private final LentConnection lent;
    private final String sql;
    private final RowCounts counts;
    private final int flushBytes;
    private final RowEncoder rows = RowEncoder.forBatches();
    private final WireBinds binds = new WireBinds(rows);
    private final Supplier<Boolean> add = this::add;
    private int width = UNKNOWN;
    private long sent;
    private boolean closed;

    WireBatch(WireConnection connection, LentConnection lent, String sql, RowCounts counts, int flushBytes) {
        this.connection = connection;
        this.lent = lent;
        this.sql = sql;
        this.counts = counts;
        this.flushBytes = flushBytes;
        binds.begin();
    }

    @Override
    public Binds binds() {
        return binds;
    }

    @Override
    public void addRow() {
        lent.use(add);
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
        lent.use(this::sendLast);
    }

    private boolean sendLast() {
        requireOpen();
        rows.cancelRow();
        if (rows.count() > 0) {
            send();
        }
        binds.begin();
        return true;
    }

    /** After a failure nobody knows which of the rows ran: none is sent again. */
    private void send() {
        int count = rows.count();
        closed = true;
        List<Long> changed = connection.runBatch(sql, rows.rows());
        closed = false;
        rows.clear();
        for (int i = 0; i < count; i++) {
            counts.counted(sent + i, Math.max(UNKNOWN, changed.get(i)));
        }
        sent += count;
    }

    private void requireOpen() {
        if (closed) {
            throw new LeanqException("this batch is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
