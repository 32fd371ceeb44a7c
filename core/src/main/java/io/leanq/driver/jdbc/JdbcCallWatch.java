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
 * Watches the calls of one driver and stops those whose time is up, whose thread was interrupted, that were cancelled
 * or whose database was closed. One daemon thread looks at them ten times a second while there are any; it ends soon
 * after the last. Thread-safe.
 */
final class JdbcCallWatch {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Looks without a call after which the watching thread ends. */
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
                thread.start(); // if that fails, the next call tries again
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
                    if (running.isEmpty()) { // asked after the line above: a call that begins now finds no watcher
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

    /** Refuses calls from now on, and stops those that are under way. */
    void close() {
        closed = true;
    }
}
