package io.leanq.driver.jdbc;

import io.leanq.LeanqException;
import io.leanq.driver.CallLimits;
import io.leanq.driver.RequestKind;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches the calls of one driver and stops each that must end: its time is up, its thread was interrupted, it was
 * cancelled or its database was closed. One daemon thread checks them ten times a second while there are calls, and
 * ends about two seconds after the last. Thread-safe.
 */
final class JdbcCallWatch {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** The number of checks without a call after which the watching thread ends. */
    private static final int IDLE_LOOKS = 20;

    private final Set<JdbcCall> running = ConcurrentHashMap.newKeySet();
    private final Object watching = new Object();
    private volatile @Nullable Thread watcher;
    private volatile boolean closed;

    JdbcCall begin(Connection connection, RequestKind kind, CallLimits limits) {
        JdbcCall call = new JdbcCall(this, connection, kind, limits);
        running.add(call);
        if (watcher == null) {
            watch();
        }
        return call;
    }

    private void watch() {
        synchronized (watching) {
            if (watcher == null) {
                Thread thread = new Thread(this::look, "leanq-jdbc-watch");
                thread.setDaemon(true);
                thread.start(); // if start() throws, the next call tries again
                watcher = thread;
            }
        }
    }

    private void look() {
        for (int idle = 0; ; ) {
            LockSupport.parkNanos(PERIOD_NANOS);
            long now = System.nanoTime();
            for (JdbcCall call : running) {
                call.look(closed, now);
            }
            idle = running.isEmpty() ? idle + 1 : 0;
            if (idle > IDLE_LOOKS) {
                synchronized (watching) {
                    Thread me = watcher;
                    watcher = null;
                    if (running.isEmpty()) { // checked after the line above: a call that begins now finds no watcher
                        return;
                    }
                    watcher = me;
                    idle = 0;
                }
            }
        }
    }

    void ended(JdbcCall call) {
        running.remove(call);
    }

    /** @throws LeanqException after {@link #close} */
    void requireOpen() {
        if (closed) {
            throw new LeanqException("the database has been closed");
        }
    }

    /** Refuses new calls from now on, and stops those in progress. */
    void close() {
        closed = true;
    }
}
