package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * All connections of the pool are in use, and none came free in time. Nothing has run. There are two usual reasons: a
 * session or stream is never closed; or work inside a transaction calls the {@code Database}, which takes a second
 * connection. Inside a transaction use {@code tx}, not {@code db}.
 */
public class PoolExhausted extends ConnectionLost {
    private static final long serialVersionUID = 1L;

    /** The advice at the end of messages about an exhausted pool. */
    public static final String ADVICE =
            "inside a transaction use tx, not db; close sessions and streams; or make the pool larger";

    public PoolExhausted(String message, @Nullable Throwable cause) {
        super(message + ": " + ADVICE, Outcome.NOT_RUN, cause);
    }
}
