package io.leanq.embedded.server;

/**
 * Tells whether a client's large messages make progress, by looking at them again and again. Looks count and time does
 * not: a machine that slept, or a JVM that stood in a debugger, is not the client's fault. For one thread.
 */
final class Progress {
    /** The bytes that have to move between the first and the last of the looks. */
    static final long BYTES = 256 * 1024;

    private final int patience;
    private long from;
    private int looks;

    /** @param patience the looks after which a client that has moved less than {@value #BYTES} bytes is stuck */
    Progress(int patience) {
        this.patience = patience;
    }

    /**
     * Takes one look.
     *
     * @param due false when the server expects nothing of the client: the count starts anew
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
