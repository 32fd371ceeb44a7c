package io.leanq.render;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Writers of one dialect that nobody uses now: one is a third of the memory that a small statement takes. Thread-safe.
 * A place for each of a few threads, and none that belongs to a thread, so that nothing is left behind in one.
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

    /** @param writer of a rendering that went well; others are left to the collector */
    void giveBack(SqlWriter writer) {
        if (writer.clear()) {
            spare.set(place(), writer);
        }
    }

    private static int place() {
        return (int) Thread.currentThread().getId() & PLACES - 1;
    }
}
