package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * No connection came free in time: all are in use. Nothing has run. The usual reasons are a session or stream that is
 * never closed, and a call on the {@code Database} inside a transaction, which needs a second connection: inside a
 * transaction use {@code tx}, not {@code db}.
 */
public class PoolExhausted extends ConnectionLost {
    private static final long serialVersionUID = 1L;

    /** Ends messages about an exhausted pool. */
    public static final String ADVICE =
            "inside a transaction use tx, not db; close sessions and streams; or make the pool larger";

    public PoolExhausted(String message, @Nullable Throwable cause) {
        super(message + ": " + ADVICE, Outcome.NOT_RUN, cause);
    }
}
