package io.leanq.render;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Writers of one dialect, kept for the next rendering: a new writer would be a third of the memory of a small
 * statement. There are a few places, for as many threads; none is bound to a thread, so nothing is left behind in
 * thread-locals. Thread-safe.
 */
final class SpareWriters {
    private static final int PLACES = 16;
    private static final int FREE = 0;
    private static final int TAKEN = 1;

    /**
     * Whether a place is taken. A number, since a writer that left its place and came back would cost the collector's
     * barrier each time.
     */
    private final AtomicIntegerArray places = new AtomicIntegerArray(PLACES);

    /** The writers; only the thread that has taken a place changes the one in it. */
    private final @Nullable SqlWriter[] writers = new SqlWriter[PLACES];

    private final Dialect dialect;

    SpareWriters(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A writer, which must be given back in a finally block. */
    SqlWriter take() {
        int place = place();
        if (!places.compareAndSet(place, FREE, TAKEN)) {
            return new SqlWriter(dialect, false);
        }
        SqlWriter kept = writers[place];
        if (kept == null) {
            kept = new SqlWriter(dialect, false);
            writers[place] = kept;
        }
        return kept;
    }

    /** @param writer after a failure its place gets a new writer for the next rendering */
    void giveBack(SqlWriter writer) {
        int place = place();
        // a writer that found its place taken is left to the garbage collector
        if (writers[place] == writer) {
            if (!writer.clear()) {
                writers[place] = null;
            }
            places.setRelease(place, FREE);
        }
    }

    private static int place() {
        return (int) Thread.currentThread().getId() & PLACES - 1;
    }
}
