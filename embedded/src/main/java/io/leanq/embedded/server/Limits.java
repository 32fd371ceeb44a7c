package io.leanq.embedded.server;

import java.time.Duration;

/**
 * How much a server bears with from its clients.
 *
 * @param messageBytes that large messages of all clients may take together
 * @param patience how long a client waits for the others to leave it its share
 * @param looksAtNoProgress after how many looks, half a second apart, a client ends that does not get on with a large message, its
 *     own or the answer to it
 */
record Limits(long messageBytes, Duration patience, int looksAtNoProgress) {
    /** Half of the heap, 5 seconds, and 30 seconds. */
    static Limits usual() {
        return new Limits(Runtime.getRuntime().maxMemory() / 2, Duration.ofSeconds(5), 60);
    }
}
