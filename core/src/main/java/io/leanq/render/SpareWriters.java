package io.leanq.render;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Unused writers of one dialect, kept for the next rendering: a new writer would be a third of the memory of a small
 * statement. There are a few places, for as many threads; none is bound to a thread, so nothing is left behind in
 * thread-locals. Thread-safe.
 */
final class SpareWriters {
    private static final int PLACES = 16;

    private final AtomicReferenceArray<@Nullable SqlWriter> spare = new AtomicReferenceArray<>(PLACES);
    private final Dialect dialect;

    SpareWriters(Dialect dialect) {
        this.dialect = dialect;
    }

    SqlWriter take() {
        SqlWriter found = spare.getAndSet(place(), null);
        return found == null ? new SqlWriter(dialect, false) : found;
    }

    /**
     * @param writer the writer of a successful rendering; after a failure the writer is left to the garbage collector
     */
    void giveBack(SqlWriter writer) {
        if (writer.clear()) {
            spare.set(place(), writer);
        }
    }

    private static int place() {
        return (int) Thread.currentThread().getId() & PLACES - 1;
    }
}
