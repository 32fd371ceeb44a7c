package io.leanq.leanxcale.client;

import io.leanq.leanxcale.client.net.Stop;
import org.jspecify.annotations.Nullable;

/**
 * Who has a connection, and when the server last confirmed it. Times are by the clock of {@link System#nanoTime}.
 * Thread-safe.
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

    /** Notes that the connection is given back. */
    void idle() {
        idleSince = System.nanoTime();
    }

    /**
     * When the server last confirmed the connection itself. A connection that only runs prepared statements expires on
     * Avatica's own server in spite of them.
     */
    long confirmedAt() {
        return confirmedAt;
    }

    /** Notes that the server has confirmed the connection. */
    void confirmed() {
        confirmedAt = System.nanoTime();
        inDoubt = false;
    }

    /** Notes a refusal without an SQLSTATE, after which the server may have given the connection up. */
    void doubt() {
        inDoubt = true;
    }

    /** True if the server has to confirm the connection before the next use. */
    boolean isInDoubt() {
        return inDoubt;
    }

    /** Sets the user of the connection; null for none. */
    void borrower(@Nullable LentConnection now) {
        borrower = now;
    }

    /** Sets whether the server is being asked about the connection, which has no user meanwhile. */
    void probed(boolean on) {
        probed = on;
    }

    /** Stops the running call of the connection's user. Called when the driver is closed. */
    void stopBorrower(WireConnection connection) {
        LentConnection now = borrower;
        if (now != null) {
            now.stop();
        } else if (probed) {
            connection.stop(Stop.DATABASE_CLOSED);
        }
    }
}
