package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * Another transaction changed the same row first. The whole transaction is lost: roll it back and repeat it from its
 * start.
 */
public class WriteConflict extends SqlException {
    private static final long serialVersionUID = 1L;

    public WriteConflict(
            String message, String sqlState, int code, @Nullable String serverMessage, @Nullable Throwable cause) {
        super(message, sqlState, code, serverMessage, cause);
    }
}
