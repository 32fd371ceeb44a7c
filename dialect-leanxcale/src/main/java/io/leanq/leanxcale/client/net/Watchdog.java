package io.leanq.leanxcale.client.net;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Closes a socket if a write on it takes too long, or if its thread is interrupted while it connects or writes. Neither
 * connecting nor writing has a time-out or ends by an interrupt, so a peer that never reads would block the thread for
 * ever. A driver has one watchdog, whose daemon thread starts with a guarded call and ends when there has been none for
 * 10 s. Thread-safe.
 */
public final class Watchdog {
    private static final long IDLE_SECONDS = 10;
    private static final long PERIOD_MILLIS = 100;

    private final ScheduledThreadPoolExecutor timer;

    public Watchdog() {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "leanq-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /**
     * Closes the target when the time is over or the calling thread is interrupted, unless the returned guard is ended
     * before.
     */
    public Guard guard(Closeable target, Duration time) {
        Thread guarded = Thread.currentThread();
        long deadline = System.nanoTime() + time.toNanos();
        AtomicReference<@Nullable Verdict> verdict = new AtomicReference<>();
        long period = Math.max(1, Math.min(PERIOD_MILLIS, time.toMillis()));
        ScheduledFuture<?> watching = timer.scheduleWithFixedDelay(
                () -> {
                    boolean late = System.nanoTime() - deadline >= 0;
                    boolean due = late || guarded.isInterrupted();
                    if (due && verdict.compareAndSet(null, late ? Verdict.LATE : Verdict.INTERRUPTED)) {
                        close(target);
                    }
                    if (verdict.get() != null) {
                        throw new CancellationException("nothing is left to watch");
                    }
                },
                period,
                period,
                TimeUnit.MILLISECONDS);
        return () -> {
            watching.cancel(false);
            // the first of both sets the verdict: once the guard has ended in time, the target is not closed
            verdict.compareAndSet(null, Verdict.IN_TIME);
            return Objects.requireNonNull(verdict.get());
        };
    }

    private static void close(Closeable target) {
        try {
            target.close();
        } catch (IOException e) {
            // the socket is given up, so a failure changes nothing
        }
    }

    /** The result of a watch. */
    public enum Verdict {
        IN_TIME,
        /** The target was closed because the time was over. */
        LATE,
        /** The target was closed because the thread was interrupted. */
        INTERRUPTED
    }

    /** A running watch. */
    public interface Guard {
        Verdict end();
    }
}
