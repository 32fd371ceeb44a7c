package io.leanq.leanxcale.client;

import io.leanq.LeanqException;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.RowCounts;
import io.leanq.type.Binds;
import io.leanq.wire.value.RowEncoder;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers rows in their final encoding and sends them whenever enough bytes have come together, so that memory stays flat whatever the number of rows. A
 * row on its own may be larger than that. While the server works on some, the next are gathered; they are sent when it has answered, so a failure shows
 * when the rows behind those that failed are complete, or at the end.
 */
final class WireBatch implements DriverBatch {
    private static final int UNKNOWN = -1;

    private final WireConnection connection;
    private final LentConnection lent;
    private final RowCounts counts;
    private final int flushBytes;
    private final RowsUnderWay underWay;
    private RowEncoder rows;
    /** Rows that may be under way; null if none ever were. */
    private @Nullable RowEncoder others;

    private final WireBinds binds;
    private final Supplier<Boolean> add = this::add;
    private int width = UNKNOWN;
    private long sent;
    private long counted;
    private boolean closed;
    private boolean released;

    WireBatch(WireConnection connection, LentConnection lent, String sql, RowCounts counts, int flushBytes) {
        this.connection = connection;
        this.lent = lent;
        this.counts = counts;
        this.flushBytes = flushBytes;
        this.underWay = new RowsUnderWay(connection, sql);
        this.rows = connection.rows();
        this.binds = new WireBinds(rows);
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
        takeCounts();
        binds.begin();
        return true;
    }

    /** After a failure nobody knows which of the rows ran: none is sent again. */
    private void send() {
        takeCounts();
        closed = true;
        sent += rows.count();
        underWay.send(rows.rows());
        closed = false;
        RowEncoder free = others == null ? connection.rows() : others;
        others = rows;
        rows = free;
        rows.clear();
        binds.over(rows);
    }

    private void takeCounts() {
        closed = true;
        List<Long> changed = underWay.counts();
        closed = false;
        for (int i = 0; i < changed.size(); i++) {
            counts.counted(counted++, Math.max(UNKNOWN, changed.get(i)));
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new LeanqException("this batch is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        underWay.giveUp();
        if (!released && lent.isUsable()) {
            released = true;
            lent.use(this::release);
        }
    }

    private boolean release() {
        if (!underWay.isWaiting()) {
            connection.giveBack(rows);
            if (others != null) {
                connection.giveBack(others);
            }
        }
        return true;
    }
}
