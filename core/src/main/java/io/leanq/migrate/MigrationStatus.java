package io.leanq.migrate;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What has become of one migration in one database. Immutable.
 *
 * @param source the file's name, or {@code step}
 * @param statements how many statements it has
 * @param statementsDone how many of them are done
 * @param changedAt when the last of them was recorded, by the database's clock; empty if it has not begun
 * @param millis the time that its statements took, of all runs together
 * @param failure why the last run stopped at it; empty if it did not, or had no time to say so
 */
public record MigrationStatus(
        MigrationVersion version,
        String description,
        String source,
        State state,
        int statements,
        int statementsDone,
        Optional<LocalDateTime> changedAt,
        long millis,
        Optional<String> failure) {

    /** The states of a migration. */
    public enum State {
        /** It has not begun. */
        PENDING,
        /** It is done. */
        DONE,
        /** Some of its statements are done; the next run goes on. */
        STOPPED,
        /** One of its statements may have run; the next run finds out, or says what to do. */
        UNCERTAIN,
        /** It is the version up to which {@link Migrations#baseline} takes migrations as done. */
        BASELINE,
        /** It has not run, and does not, since its version is not above the baseline. */
        BELOW_BASELINE,
        /** It ran, and the program does not have it: a newer one does. */
        NEWER,
        /** It ran, and its file has changed since. */
        CHANGED,
        /** It ran, and its file is missing. */
        MISSING,
        /** It has not begun, and one with a higher version has. */
        TOO_LOW
    }

    static MigrationStatus of(Migration migration, State state) {
        return new MigrationStatus(
                migration.version(),
                migration.description(),
                migration.source(),
                state,
                migration.statements(),
                0,
                Optional.empty(),
                0,
                Optional.empty());
    }

    static MigrationStatus of(HistoryRow row, State state) {
        return new MigrationStatus(
                row.number(),
                row.description(),
                row.source(),
                state,
                row.statements(),
                row.statementsDone(),
                Optional.of(row.changedAt()),
                row.millis(),
                Optional.ofNullable(row.failure()));
    }
}
