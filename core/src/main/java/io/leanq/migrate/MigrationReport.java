package io.leanq.migrate;

import java.time.Duration;
import java.util.List;

/**
 * The result of a run. Immutable.
 *
 * @param ran what the run did, in order
 * @param present the migrations of the program that were done before
 * @param time the time of the run, with the wait for the lock
 */
public record MigrationReport(List<Ran> ran, List<MigrationVersion> present, Duration time) {
    public MigrationReport {
        ran = List.copyOf(ran);
        present = List.copyOf(present);
    }

    /**
     * A migration that the run completed.
     *
     * @param source the file's name, or {@code step}
     * @param statements how many statements this run did or found done; less than all if an earlier run did the others
     */
    public record Ran(MigrationVersion version, String description, String source, int statements, Duration time) {}
}
