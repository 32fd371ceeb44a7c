package io.leanq.embedded.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a server bears with from its clients.
 *
 * @param messageBytes that large messages of all clients may take together
 * @param patience how long a client waits for the others to leave it its share
 * @param looksAtNoProgress after how many looks, half a second apart, a client ends that does not get on with a large
 *     message, its own or the answer to it
 * @param statementTime that a statement may take; null for any
 */
record Limits(
        long messageBytes,
        Duration patience,
        int looksAtNoProgress,
        @Nullable Duration statementTime) {
    /** Half of the heap, 5 seconds, and 30 seconds. */
    static Limits usual(@Nullable Duration statementTime) {
        return new Limits(Runtime.getRuntime().maxMemory() / 2, Duration.ofSeconds(5), 60, statementTime);
    }
}
