package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.driver.CallLimits;
import io.leanq.driver.DriverCursor;
import io.leanq.query.RowReader;
import java.lang.ref.Cleaner;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an open cursor as a stream. The cursor is closed when the stream is closed or read to its end. A stream
 * that becomes garbage before that is reported in the log. A stream whose session or transaction ends before that
 * throws at the next row, so that no result is silently cut.
 */
final class RowStream<R> extends Spliterators.AbstractSpliterator<R> {
    private static final Cleaner CLEANER = Cleaner.create();

    private enum State {
        OPEN,
        /** Read to its last row. */
        EXHAUSTED,
        CLOSED,
        FAILED,
        /** The session or transaction ended before the last row. */
        CUT_OFF
    }

    /** What must be closed. It has no reference to the stream, so that the stream can become garbage. */
    static final class Resources implements Runnable {
        private static final System.Logger LOG = System.getLogger("io.leanq.exec");

        private final DriverCursor cursor;
        private final Listeners.Watch watch;
        private final CallLimits limits;
        private final @Nullable Runnable giveBack;
        private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
        private long rows;

        /** @param giveBack gives back the connection; null if the connection does not belong to the stream */
        Resources(DriverCursor cursor, Listeners.Watch watch, CallLimits limits, @Nullable Runnable giveBack) {
            this.cursor = cursor;
            this.watch = watch;
            this.limits = limits;
            this.giveBack = giveBack;
        }

        /** Closes the cursor because the session or transaction ends. */
        void cutOff() {
            end(State.CUT_OFF);
        }

        boolean isEnded() {
            return state.get() != State.OPEN;
        }

        private void end(State how) {
            if (state.compareAndSet(State.OPEN, how)) {
                try {
                    cursor.close();
                } finally {
                    if (giveBack != null) {
                        giveBack.run();
                    }
                    watch.done(rows);
                }
            }
        }

        /** Called by the cleaner when the stream is garbage. It does not touch a connection that others use. */
        @Override
        public void run() {
            if (state.get() == State.OPEN) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a stream of rows was neither closed nor read to its end: use try-with-resources");
                if (giveBack != null) {
                    end(State.CLOSED);
                }
            }
        }
    }

    private final RowReader<R> reader;
    private final Resources resources;

    RowStream(RowReader<R> reader, Resources resources) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.reader = reader;
        this.resources = resources;
        CLEANER.register(this, resources);
    }

    Stream<R> stream() {
        return StreamSupport.stream(this, false).onClose(() -> resources.end(State.CLOSED));
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        switch (resources.state.get()) {
            case EXHAUSTED -> {
                return false;
            }
            case CLOSED -> throw new LeanqException("the stream is closed: rows can be read only while it is open");
            case FAILED -> throw new LeanqException("the stream has failed before, and rows behind that are lost");
            case CUT_OFF ->
                throw new LeanqException("the session or transaction of this stream has ended, and rows that"
                        + " were not read yet are lost: read the stream before");
            case OPEN -> {}
        }
        R row;
        try {
            if (!resources.cursor.next()) {
                resources.end(State.EXHAUSTED);
                return false;
            }
            SessionRules.requireRoom(resources.limits, resources.rows);
            resources.rows++;
            row = reader.read(resources.cursor, 0);
        } catch (RuntimeException e) {
            resources.watch.failed(e);
            resources.end(State.FAILED);
            throw e;
        }
        action.accept(row);
        return true;
    }
}
