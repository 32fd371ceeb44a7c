package io.leanq.embedded.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a server allows its clients.
 *
 * @param messageBytes the memory for large messages of all clients together
 * @param patience how long a client waits for memory that other clients hold
 * @param looksAtNoProgress how many looks, half a second apart, a client's large message or answer may stand still
 * @param statementTime the time of a statement; null for any
 */
record Limits(
        long messageBytes,
        Duration patience,
        int looksAtNoProgress,
        @Nullable Duration statementTime) {
    /** The usual limits: half of the heap, 5 seconds of patience, 30 seconds of looks. */
    static Limits usual(@Nullable Duration statementTime) {
        return new Limits(Runtime.getRuntime().maxMemory() / 2, Duration.ofSeconds(5), 60, statementTime);
    }
}
