package io.leanq.driver;

import java.util.ArrayList;
import java.util.List;

/**
 * Stops calls from another thread: handed to calls or to a transaction before they begin, and
 * {@linkplain #cancel cancelled} while they run. Good for any number of calls, at once or one after the other. Once
 * cancelled it stays so, and calls that it is handed to afterwards are refused. Thread-safe.
 */
public final class Cancellation {
    private final List<Runnable> stops = new ArrayList<>(1);
    private volatile boolean cancelled;

    /**
     * Ends the calls under way; they throw {@link io.leanq.CallCancelled} on their own threads. Returns without waiting
     * for them. Idempotent.
     */
    public void cancel() {
        synchronized (stops) { // a call that has ended is not stopped any more, so that nobody's next call is
            cancelled = true;
            stops.forEach(Runnable::run);
        }
    }

    /** True after {@link #cancel}. */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * For drivers: runs the action when this is cancelled, at once if it is already. The action runs on the cancelling
     * thread, must return soon and must not call this again.
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

    /** For drivers: the call of this action has ended. */
    public void ended(Runnable stop) {
        synchronized (stops) {
            stops.remove(stop);
        }
    }
}
