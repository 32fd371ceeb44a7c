package io.leanq.exec;

import io.leanq.LeanqException;
import java.time.Duration;

/** Counts the calls and transactions in progress, so that closing a database can wait for them. Thread-safe. */
final class UnitsUnderWay {
    private static final Duration LONGEST = Duration.ofDays(1_000);

    private int count;
    private boolean closed;

    /** @throws LeanqException after {@link #close} */
    synchronized void begin() {
        if (closed) {
            throw new LeanqException("the database is closed");
        }
        count++;
    }

    /** Counts a part of a unit or session that began earlier. It is counted even after {@link #close}. */
    synchronized void beginWithin() {
        count++;
    }

    synchronized void end() {
        if (--count == 0 && closed) {
            notifyAll();
        }
    }

    /** Refuses new units from now on. */
    synchronized void close() {
        closed = true;
    }

    /**
     * Returns when nothing is in progress any more, the time is over, or the thread is interrupted. The interrupt flag
     * stays set.
     */
    synchronized void awaitEnd(Duration time) {
        Duration most = time.compareTo(LONGEST) < 0 ? time : LONGEST;
        long deadline = System.nanoTime() + most.toNanos();
        try {
            for (long left = most.toMillis(); count > 0 && left > 0; ) {
                wait(left);
                left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
