package io.leanq.leanxcale.client;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closes a socket on which a write takes too long: blocking writes know no time-out, and a peer that never reads would hold the thread for ever. One
 * daemon thread for a whole driver, which comes with a large write and goes when there was none for a while.
 */
final class Watchdog {
    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "leanq-write-timeout");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Closes the target after the time, unless the returned guard is ended before. */
    Guard guard(Closeable target, Duration time) {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> closing = timer.schedule(
                () -> {
                    late.set(true);
                    try {
                        target.close();
                    } catch (IOException e) {
                        // the socket is given up either way
                    }
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
        return () -> {
            closing.cancel(false);
            return late.get();
        };
    }

    /** A watch that is on. */
    interface Guard {
        /** @return whether the target was closed, because this came too late */
        boolean end();
    }
}
