package io.leanq.migrate;

import java.time.Duration;

/**
 * Receives the progress of a run, on the thread of the run. An exception of a listener ends the run as a failure of the
 * database would; the next run goes on.
 */
public interface MigrationListener {

    /**
     * Another process holds the lock; called about once a second while the run waits.
     *
     * @param owner the process that holds the lock: user, host and process id
     */
    default void waiting(String owner, Duration waited) {}

    /** The lock was taken from a process that gave no sign of life for the time of a lease. */
    default void tookOver(String owner) {}

    /**
     * A migration begins, or goes on where an earlier run stopped.
     *
     * @param number of the migration among those that this run has to do, from 1
     * @param of how many migrations this run has to do
     */
    default void begins(Migration migration, int number, int of) {}

    /**
     * A statement of a script is about to run; called again if it is repeated, after a conflict or since another one of
     * its transaction failed.
     *
     * @param statement its number in the script, from 1
     * @param line of the file at which it begins, from 1
     */
    default void statement(Migration migration, int statement, int line) {}

    /**
     * A statement of an earlier run, of which the answer was lost, has been found done, so that it is not run again.
     *
     * @param statement its number in the script, from 1
     */
    default void foundDone(Migration migration, int statement) {}

    /** All of a migration is done and recorded. */
    default void done(Migration migration, Duration time) {}
}
