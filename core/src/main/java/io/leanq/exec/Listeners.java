package io.leanq.exec;

import io.leanq.SqlException;
import io.leanq.WriteConflict;
import java.util.List;
import java.util.function.Consumer;

/** Tells all listeners, and keeps their own failures away from the work. Where there are none, nothing is made for them. */
final class Listeners {
    private static final System.Logger LOG = System.getLogger("io.leanq.exec");

    private final List<ExecutionListener> listeners;

    Listeners(List<ExecutionListener> listeners) {
        this.listeners = listeners;
    }

    /** A statement under way. */
    final class Watch {
        private final String sql;
        private final boolean holdsValues;
        private final long start = System.nanoTime();
        private boolean ended;

        private Watch(String sql, boolean holdsValues) {
            this.sql = sql;
            this.holdsValues = holdsValues;
        }

        void done(long rows) {
            if (!ended) {
                ended = true;
                if (!listeners.isEmpty()) {
                    tell(listener -> listener.after(sql, rows, System.nanoTime() - start));
                }
            }
        }

        RuntimeException failed(RuntimeException failure) {
            if (failure instanceof SqlException told) {
                told.during(sql, !holdsValues);
            }
            if (!ended) {
                ended = true;
                tell(listener -> listener.failed(sql, failure, System.nanoTime() - start));
            }
            return failure;
        }
    }

    /** @param holdsValues whether literals are written into the text, so that it is not for messages */
    Watch start(String sql, boolean holdsValues) {
        if (!listeners.isEmpty()) {
            tell(listener -> listener.before(sql));
        }
        return new Watch(sql, holdsValues);
    }

    void retrying(int attempt, WriteConflict conflict, long waitMillis) {
        tell(listener -> listener.retrying(attempt, conflict, waitMillis));
    }

    private void tell(Consumer<ExecutionListener> message) {
        for (ExecutionListener listener : listeners) {
            try {
                message.accept(listener);
            } catch (RuntimeException | LinkageError | AssertionError e) {
                LOG.log(System.Logger.Level.WARNING, "an execution listener failed", e);
            }
        }
    }
}
