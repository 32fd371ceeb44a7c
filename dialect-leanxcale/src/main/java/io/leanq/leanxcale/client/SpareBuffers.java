package io.leanq.leanxcale.client;

import io.leanq.wire.value.RowEncoder;
import java.util.ArrayDeque;

/**
 * The buffers of a connection that are not in use: for reading results, and for gathering rows. They are kept, so that
 * a point read allocates neither. Used by the thread that has the connection.
 */
final class SpareBuffers {
    /**
     * The most that are kept of each kind: one for a result that is read while another result is open, and one for rows
     * that are gathered while others are under way.
     */
    private static final int KEPT = 2;

    private final ArrayDeque<ResultBuffer> frames = new ArrayDeque<>();
    private final ArrayDeque<RowEncoder> rows = new ArrayDeque<>();

    /** A buffer for the frames of one result. */
    ResultBuffer frames() {
        ResultBuffer kept = frames.poll();
        return kept == null ? new ResultBuffer() : kept;
    }

    /** An encoder for the rows of a batch. */
    RowEncoder rows() {
        RowEncoder kept = rows.poll();
        return kept == null ? RowEncoder.forBatches() : kept;
    }

    /** @param unused from which nothing is read any more */
    void giveBack(ResultBuffer unused) {
        if (frames.size() < KEPT) {
            unused.shrink();
            frames.push(unused);
        }
    }

    /** @param unused in which no rows are gathered any more */
    void giveBack(RowEncoder unused) {
        if (rows.size() < KEPT) {
            unused.shrink(Exchange.KEPT_BYTES);
            rows.push(unused);
        }
    }
}
