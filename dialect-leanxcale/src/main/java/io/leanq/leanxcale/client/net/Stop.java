package io.leanq.leanxcale.client.net;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.driver.CallFailures;
import org.jspecify.annotations.Nullable;

/**
 * The reason for which another thread closes a connection under a running call. The protocol has no message that stops
 * a call.
 */
public enum Stop {
    CANCELLED,
    DATABASE_CLOSED;

    public ConnectionLost failure(Outcome outcome, @Nullable Throwable cause) {
        return switch (this) {
            case CANCELLED -> CallFailures.cancelled(outcome, cause);
            case DATABASE_CLOSED -> CallFailures.databaseClosed(outcome, cause);
        };
    }
}
