package io.leanq.migrate;

import io.leanq.LeanqException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@link HistoryTable}. */
record HistoryRow(
        String version,
        String description,
        String source,
        String state,
        int statements,
        int statementsDone,
        String checksum,
        @Nullable String begunChecksum,
        @Nullable String foundBefore,
        @Nullable String failure,
        LocalDateTime changedAt,
        long millis,
        String owner) {

    /** How far a migration is. */
    enum State {
        /** All its statements are done. */
        DONE,
        /** Some of its statements are done, and none is under way. */
        OPEN,
        /** The statement behind those that are done has begun, and may have run. */
        BEGUN,
        /** No migration: those up to this version are taken as done. */
        BASELINE
    }

    MigrationVersion number() {
        return MigrationVersion.of(version);
    }

    /** @throws LeanqException if the row has a state that this version of LeanQ does not know */
    State at() {
        for (State known : State.values()) {
            if (known.name().equals(state)) {
                return known;
            }
        }
        throw new LeanqException("the history of migrations has version " + version + " in a state that this version of"
                + " LeanQ does not know: use the version that wrote it, or a newer one");
    }

    boolean is(State wanted) {
        return at() == wanted;
    }
}
