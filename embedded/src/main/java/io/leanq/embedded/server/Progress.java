package io.leanq.embedded.server;

/**
 * Tells whether a client gets on with its large messages, by looking at it again and again. Looks are counted and not
 * time: a machine that slept, or a JVM that stood in a debugger, is not the client's fault. For one thread.
 */
final class Progress {
    /** What has to move between the first and the last of the looks. */
    static final long BYTES = 256 * 1024;

    private final int patience;
    private long from;
    private int looks;

    /** @param patience looks after which a client that has moved less than {@value #BYTES} bytes is stuck */
    Progress(int patience) {
        this.patience = patience;
    }

    /**
     * One look.
     *
     * @param due false when nothing is expected of the client, which starts the count anew
     * @param moved bytes from and to the client so far
     */
    boolean isStuck(boolean due, long moved) {
        if (!due || looks == 0 || moved - from >= BYTES) {
            from = moved;
            looks = due ? 1 : 0;
            return false;
        }
        looks++;
        return looks > patience;
    }
}
