package io.leanq.driver.jdbc;

import io.leanq.LeanqException;
import io.leanq.driver.CallLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches the calls of one driver and stops those whose time is up, whose thread was interrupted, that were cancelled or whose
 * database was closed. One daemon thread looks at them ten times a second while there are any; it ends soon after the last. A
 * call is stopped on a thread of its own, since drivers may wait for the database to do it. Thread-safe.
 */
final class JdbcCalls {
    private static final System.Logger LOG = System.getLogger("io.leanq.driver.jdbc");
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** The time that a statement has to end after it was asked to, before its connection is closed. */
    private static final long GRACE_MILLIS = 300;
    /** Looks without a call after which the watching thread ends. */
    private static final int IDLE_LOOKS = 20;

    private final Set<JdbcCall> running = ConcurrentHashMap.newKeySet();
    private final Object watching = new Object();
    private volatile @Nullable Thread watcher;
    private volatile boolean closed;

    /** @param statement null for a commit */
    JdbcCall begin(Connection connection, @Nullable Statement statement, CallLimits limits) {
        JdbcCall call = new JdbcCall(this, connection, statement, limits);
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
                watcher = thread;
                thread.start();
            }
        }
    }

    private void look() {
        for (int idle = 0; ; ) {
            LockSupport.parkNanos(PERIOD_NANOS);
            for (JdbcCall call : running) {
                if (call.isDue(closed)) {
                    stop(call);
                }
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

    private static void stop(JdbcCall call) {
        Thread stopping = new Thread(
                () -> {
                    try {
                        call.stop(GRACE_MILLIS);
                    } catch (SQLException | RuntimeException | AbstractMethodError e) {
                        LOG.log(System.Logger.Level.WARNING, "the JDBC driver cannot stop a call that is under way", e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "leanq-jdbc-stop");
        stopping.setDaemon(true);
        stopping.start();
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
