package io.leanq.leanxcale.client;

import io.leanq.leanxcale.client.net.Stop;
import org.jspecify.annotations.Nullable;

/**
 * Who has a connection, and when the server last knew it. Times are by the clock of {@link System#nanoTime}; any thread
 * may ask.
 */
final class ConnectionUse {
    private volatile @Nullable LentConnection borrower;
    private volatile boolean probed;
    private volatile long idleSince = System.nanoTime();
    private volatile long confirmedAt = idleSince;
    private volatile boolean inDoubt;

    /** When the connection was opened or last given back. */
    long idleSince() {
        return idleSince;
    }

    /** The connection is given back. */
    void idle() {
        idleSince = System.nanoTime();
    }

    /**
     * When the server last confirmed the connection itself: one that only runs what was prepared expires on Avatica's
     * own server all the same.
     */
    long confirmedAt() {
        return confirmedAt;
    }

    /** The server has confirmed the connection. */
    void confirmed() {
        confirmedAt = System.nanoTime();
        inDoubt = false;
    }

    /** The server refused something without a reason, so it may have given the connection up. */
    void doubt() {
        inDoubt = true;
    }

    /** True if the server is to be asked for a sign of life before the connection is used again. */
    boolean isInDoubt() {
        return inDoubt;
    }

    /** Who has the connection; null for nobody. */
    void borrower(@Nullable LentConnection now) {
        borrower = now;
    }

    /** Whether the server is being asked for a sign of life, for which the connection is lent to nobody. */
    void probed(boolean on) {
        probed = on;
    }

    /** The driver is closed: whoever has the connection is stopped. */
    void stopBorrower(WireConnection connection) {
        LentConnection now = borrower;
        if (now != null) {
            now.stop();
        } else if (probed) {
            connection.stop(Stop.DATABASE_CLOSED);
        }
    }
}
