package io.leanq.migrate;

import io.leanq.InvalidDefinition;
import io.leanq.schema.OwnTables;
import java.time.Duration;

/**
 * How migrations are run. Immutable and thread-safe; each method returns options with one more setting.
 */
public final class MigrationOptions {
    /** The defaults, which each method describes. */
    public static final MigrationOptions DEFAULT = new MigrationOptions(
            OwnTables.MIGRATIONS,
            Duration.ofSeconds(15),
            Duration.ofMinutes(10),
            false,
            false,
            new MigrationListener() {});

    private final String table;
    private final Duration lease;
    private final Duration longestWait;
    private final boolean refusesNewer;
    private final boolean outOfOrder;
    private final MigrationListener listener;

    private MigrationOptions(
            String table,
            Duration lease,
            Duration longestWait,
            boolean refusesNewer,
            boolean outOfOrder,
            MigrationListener listener) {
        this.table = table;
        this.lease = lease;
        this.longestWait = longestWait;
        this.refusesNewer = refusesNewer;
        this.outOfOrder = outOfOrder;
        this.listener = listener;
    }

    /**
     * Names the table of the history, {@code leanq_migrations} by default; the lock is in a table of this name with
     * {@code _lock} behind it. Both are in the session's default schema.
     */
    public MigrationOptions withTable(String name) {
        return new MigrationOptions(
                Needed.in("withTable(null)", "name the table of the history", name),
                lease,
                longestWait,
                refusesNewer,
                outOfOrder,
                listener);
    }

    /**
     * Sets how long the lock may stay without a sign of life until another process takes it, 15 seconds by default. The
     * holder gives four signs in that time, on a thread and a connection of their own.
     *
     * @throws InvalidDefinition if the time is less than 20 milliseconds
     */
    public MigrationOptions withLease(Duration time) {
        if (Needed.in("withLease(null)", "give a time", time).toMillis() < 20) {
            throw new InvalidDefinition("withLease(" + time + "): at least 20 milliseconds");
        }
        return new MigrationOptions(table, time, longestWait, refusesNewer, outOfOrder, listener);
    }

    /**
     * Sets how long to wait for a process that holds the lock and is alive, 10 minutes by default; zero not to wait.
     *
     * @throws InvalidDefinition if the time is negative
     */
    public MigrationOptions withLongestWait(Duration time) {
        if (Needed.in("withLongestWait(null)", "give a time", time).isNegative()) {
            throw new InvalidDefinition("withLongestWait(" + time + "): a time is not negative");
        }
        return new MigrationOptions(table, lease, time, refusesNewer, outOfOrder, listener);
    }

    /**
     * Refuses a database in which a newer program has run migrations that this one does not have. By default they are
     * tolerated: during a rolling deployment old instances still start.
     */
    public MigrationOptions withNewerRefused() {
        return new MigrationOptions(table, lease, longestWait, true, outOfOrder, listener);
    }

    /**
     * Runs migrations that have not run although one with a higher number has, as after two branches were merged. By
     * default they are refused.
     */
    public MigrationOptions withOutOfOrder() {
        return new MigrationOptions(table, lease, longestWait, refusesNewer, true, listener);
    }

    /** Sets the listener, which receives the progress. */
    public MigrationOptions withListener(MigrationListener receiver) {
        return new MigrationOptions(
                table,
                lease,
                longestWait,
                refusesNewer,
                outOfOrder,
                Needed.in("withListener(null)", "give a listener", receiver));
    }

    String table() {
        return table;
    }

    Duration lease() {
        return lease;
    }

    Duration longestWait() {
        return longestWait;
    }

    boolean refusesNewer() {
        return refusesNewer;
    }

    boolean runsOutOfOrder() {
        return outOfOrder;
    }

    MigrationListener listener() {
        return listener;
    }
}
