package io.leanq.exec;

import io.leanq.LeanqException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a database is used. Immutable and thread-safe.
 *
 * @param sessionAutocommit whether a {@link Database#session()} commits each statement by itself
 * @param listeners notified of every statement, in this order
 * @param closeTimeout how long {@link Database#close} waits for calls and transactions in progress before it stops
 *     them; zero to stop them at once
 */
public record DatabaseOptions(boolean sessionAutocommit, List<ExecutionListener> listeners, Duration closeTimeout) {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    /** Autocommit on, no listeners, a close time-out of five seconds. */
    public static final DatabaseOptions DEFAULT = new DatabaseOptions(true, List.of());

    public DatabaseOptions {
        listeners = List.copyOf(listeners);
        if (Given.TIME.in("closeTimeout null", closeTimeout).isNegative()) {
            throw new LeanqException("closeTimeout: a time is not negative");
        }
    }

    /** Options with a close time-out of five seconds. */
    public DatabaseOptions(boolean sessionAutocommit, List<ExecutionListener> listeners) {
        this(sessionAutocommit, listeners, CLOSE_TIMEOUT);
    }

    /** Adds a listener, notified after the others. */
    public DatabaseOptions withListener(ExecutionListener listener) {
        List<ExecutionListener> all = new ArrayList<>(listeners);
        all.add(Given.LISTENER.in("withListener(null)", listener));
        return new DatabaseOptions(sessionAutocommit, all, closeTimeout);
    }

    /** Sets {@link #closeTimeout()}. */
    public DatabaseOptions withCloseTimeout(Duration time) {
        return new DatabaseOptions(sessionAutocommit, listeners, time);
    }

    /** Sets {@link #sessionAutocommit()}. */
    public DatabaseOptions withSessionAutocommit(boolean on) {
        return new DatabaseOptions(on, listeners, closeTimeout);
    }
}
