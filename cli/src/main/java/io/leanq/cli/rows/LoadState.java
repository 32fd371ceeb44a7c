package io.leanq.cli.rows;

import io.leanq.cli.rows.BadRows.BadRow;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What all connections of a load have in common: how many rows are done, and where bad ones go. Thread-safe. */
final class LoadState {
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();
    private final long badBefore;
    private final long mostBad;
    private final @Nullable BadRows file;

    /**
     * @param badBefore bad rows of earlier runs
     * @param mostBad the most bad rows of all runs
     * @param file null if no bad row is allowed
     */
    LoadState(long badBefore, long mostBad, @Nullable BadRows file) {
        this.badBefore = badBefore;
        this.mostBad = mostBad;
        this.file = file;
    }

    /** Whether so many bad rows more are allowed. */
    boolean hasRoom(int more) {
        return file != null && badBefore + bad.get() + more <= mostBad;
    }

    void write(List<BadRow> found) {
        if (file == null) {
            throw new IllegalStateException("no bad row is allowed");
        }
        file.add(found);
    }

    /** Adds committed rows, bad ones among them. */
    void committed(int done, int badOnes) {
        rows.addAndGet(done);
        bad.addAndGet(badOnes);
    }

    /** The rows that this run has done, bad ones among them. */
    long rows() {
        return rows.get();
    }

    /** The bad rows of this run. */
    long bad() {
        return bad.get();
    }

    /** The bad rows of all runs. */
    long allBad() {
        return badBefore + bad.get();
    }
}
