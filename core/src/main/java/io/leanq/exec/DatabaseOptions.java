package io.leanq.exec;

import java.util.List;

/**
 * How a database is used.
 *
 * @param sessionAutocommit the mode in which {@link Database#session()} starts
 * @param listeners told of every statement, in this order
 */
public record DatabaseOptions(boolean sessionAutocommit, List<ExecutionListener> listeners) {
    public DatabaseOptions {
        listeners = List.copyOf(listeners);
    }

    /** Autocommit on, nobody listening. */
    public static final DatabaseOptions DEFAULT = new DatabaseOptions(true, List.of());
}
