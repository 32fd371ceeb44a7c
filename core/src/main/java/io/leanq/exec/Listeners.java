package io.leanq.exec;

import io.leanq.SqlException;
import io.leanq.WriteConflict;
import io.leanq.driver.ConnectionListener;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import java.util.List;
import java.util.function.Consumer;

/** Notifies all listeners, and keeps their exceptions away from the work. Without listeners it creates no objects. */
final class Listeners {
    private static final System.Logger LOG = System.getLogger("io.leanq.exec");

    private final List<ExecutionListener> listeners;

    Listeners(List<ExecutionListener> listeners) {
        this.listeners = listeners;
    }

    /** A statement in progress. */
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

    /** @param holdsValues whether literals are written into the text, so that messages must not show it */
    Watch start(String sql, boolean holdsValues, boolean plainSql) {
        if (!listeners.isEmpty()) {
            tell(listener -> listener.before(sql, plainSql));
        }
        return new Watch(sql, holdsValues);
    }

    void retrying(int attempt, WriteConflict conflict, long waitMillis) {
        tell(listener -> listener.retrying(attempt, conflict, waitMillis));
    }

    void committed(long nanos) {
        if (!listeners.isEmpty()) {
            tell(listener -> listener.committed(nanos));
        }
    }

    void commitFailed(RuntimeException failure, long nanos) {
        tell(listener -> listener.commitFailed(failure, nanos));
    }

    void rolledBack(long nanos) {
        if (!listeners.isEmpty()) {
            tell(listener -> listener.rolledBack(nanos));
        }
    }

    /** The connection, wrapped so that its return is notified; the connection itself if there are no listeners. */
    DriverConnection acquired(DriverConnection connection, long waited) {
        if (listeners.isEmpty()) {
            return connection;
        }
        tell(listener -> listener.connectionAcquired(waited));
        long start = System.nanoTime();
        return new ObservedConnection(
                connection, () -> tell(listener -> listener.connectionReleased(System.nanoTime() - start)));
    }

    /** Asks the driver to report the connections that it opens and closes. */
    void listenTo(Driver driver) {
        if (!listeners.isEmpty()) {
            driver.listen(new ConnectionListener() {
                @Override
                public void opened(long nanos) {
                    tell(listener -> listener.connectionOpened(nanos));
                }

                @Override
                public void closed(boolean lost) {
                    tell(listener -> listener.connectionClosed(lost));
                }
            });
        }
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
