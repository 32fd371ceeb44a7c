package io.leanq.exec;

import io.leanq.WriteConflict;
import java.util.List;
import java.util.function.Consumer;

/** Tells all listeners, and keeps their own failures away from the work. */
final class Listeners {
    private static final System.Logger LOG = System.getLogger("io.leanq.exec");

    private final List<ExecutionListener> listeners;

    Listeners(List<ExecutionListener> listeners) {
        this.listeners = listeners;
    }

    /** A statement under way. */
    final class Watch {
        private final String sql;
        private final long start = System.nanoTime();
        private boolean ended;

        private Watch(String sql) {
            this.sql = sql;
        }

        void done(long rows) {
            if (!ended) {
                ended = true;
                tell(listener -> listener.after(sql, rows, System.nanoTime() - start));
            }
        }

        RuntimeException failed(RuntimeException failure) {
            if (!ended) {
                ended = true;
                tell(listener -> listener.failed(sql, failure, System.nanoTime() - start));
            }
            return failure;
        }
    }

    Watch start(String sql) {
        tell(listener -> listener.before(sql));
        return new Watch(sql);
    }

    void retrying(int attempt, WriteConflict conflict, long waitMillis) {
        tell(listener -> listener.retrying(attempt, conflict, waitMillis));
    }

    private void tell(Consumer<ExecutionListener> message) {
        for (ExecutionListener listener : listeners) {
            try {
                message.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "an execution listener failed", e);
            }
        }
    }
}
