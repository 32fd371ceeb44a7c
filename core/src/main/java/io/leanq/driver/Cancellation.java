package io.leanq.driver;

import java.util.ArrayList;
import java.util.List;

/**
 * Stops calls from another thread. It is passed to calls or to a transaction before they begin, and
 * {@linkplain #cancel cancelled} while they run. One instance may serve any number of calls, at once or one after the
 * other. A cancellation cannot be undone: later calls with a cancelled instance are refused. Thread-safe.
 */
public final class Cancellation {
    private final List<Runnable> stops = new ArrayList<>(1);
    private volatile boolean cancelled;

    /**
     * Stops the calls in progress, which throw {@link io.leanq.CallCancelled} on their own threads. Returns without
     * waiting for them. Idempotent.
     */
    public void cancel() {
        synchronized (stops) { // under the lock of ended(): a stop never meets the next call of a connection
            cancelled = true;
            stops.forEach(Runnable::run);
        }
    }

    /** Whether {@link #cancel} was called. */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * For drivers: runs the action on cancellation, or at once if this is already cancelled. The action runs on the
     * cancelling thread, must return soon and must not call this object.
     */
    public void onCancel(Runnable stop) {
        synchronized (stops) {
            stops.add(stop);
            if (!cancelled) {
                return;
            }
        }
        stop.run();
    }

    /** For drivers: removes the action, since its call has ended. */
    public void ended(Runnable stop) {
        synchronized (stops) {
            stops.remove(stop);
        }
    }
}
