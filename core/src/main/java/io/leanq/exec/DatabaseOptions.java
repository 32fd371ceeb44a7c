package io.leanq.exec;

import io.leanq.LeanqException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a database is used. Immutable.
 *
 * @param sessionAutocommit the mode in which {@link Database#session()} starts
 * @param listeners told of every statement, in this order
 * @param closeTimeout how long {@link Database#close} waits for calls and transactions that are under way before it
 *     stops them; zero for not at all
 */
public record DatabaseOptions(boolean sessionAutocommit, List<ExecutionListener> listeners, Duration closeTimeout) {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    /** Autocommit on, nobody listening, five seconds for calls under way. */
    public static final DatabaseOptions DEFAULT = new DatabaseOptions(true, List.of());

    public DatabaseOptions {
        listeners = List.copyOf(listeners);
        if (Given.TIME.in("closeTimeout null", closeTimeout).isNegative()) {
            throw new LeanqException("closeTimeout: a time is not negative");
        }
    }

    /** With five seconds for calls under way. */
    public DatabaseOptions(boolean sessionAutocommit, List<ExecutionListener> listeners) {
        this(sessionAutocommit, listeners, CLOSE_TIMEOUT);
    }

    /** One more listener, told after the others. */
    public DatabaseOptions withListener(ExecutionListener listener) {
        List<ExecutionListener> all = new ArrayList<>(listeners);
        all.add(Given.LISTENER.in("withListener(null)", listener));
        return new DatabaseOptions(sessionAutocommit, all, closeTimeout);
    }

    /** Another {@link #closeTimeout()}. */
    public DatabaseOptions withCloseTimeout(Duration time) {
        return new DatabaseOptions(sessionAutocommit, listeners, time);
    }

    /** Another {@link #sessionAutocommit()}. */
    public DatabaseOptions withSessionAutocommit(boolean on) {
        return new DatabaseOptions(on, listeners, closeTimeout);
    }
}
