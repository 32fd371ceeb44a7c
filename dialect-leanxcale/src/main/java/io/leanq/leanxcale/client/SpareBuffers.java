package io.leanq.leanxcale.client;

import io.leanq.wire.value.RowEncoder;
import java.util.ArrayDeque;

/**
 * What a connection reads results and gathers rows in, kept while nobody does: a point read makes neither. Belongs to
 * whoever has the connection.
 */
final class SpareBuffers {
    /**
     * Of each kind: for a result that is read while another one is, and for rows that are gathered while others are
     * under way.
     */
    private static final int KEPT = 2;

    private final ArrayDeque<ResultBuffer> frames = new ArrayDeque<>();
    private final ArrayDeque<RowEncoder> rows = new ArrayDeque<>();

    /** For one result. */
    ResultBuffer frames() {
        ResultBuffer kept = frames.poll();
        return kept == null ? new ResultBuffer() : kept;
    }

    /** For rows of a batch. */
    RowEncoder rows() {
        RowEncoder kept = rows.poll();
        return kept == null ? RowEncoder.forBatches() : kept;
    }

    /** @param unused that nobody reads from any more */
    void giveBack(ResultBuffer unused) {
        if (frames.size() < KEPT) {
            unused.shrink();
            frames.push(unused);
        }
    }

    /** @param unused that nobody gathers rows in any more */
    void giveBack(RowEncoder unused) {
        if (rows.size() < KEPT) {
            unused.shrink(Exchange.KEPT_BYTES);
            rows.push(unused);
        }
    }
}
