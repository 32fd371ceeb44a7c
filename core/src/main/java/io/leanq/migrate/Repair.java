package io.leanq.migrate;

import org.jspecify.annotations.Nullable;

/** What somebody found out about a migration, for {@link Migrations#repair}. Immutable. */
public final class Repair {

    /** What there is to say. */
    enum Kind {
        STATEMENT_DONE,
        STATEMENT_NOT_DONE,
        ACCEPT_CHANGE,
        FORGET
    }

    private final Kind kind;
    private final MigrationVersion version;

    private Repair(Kind kind, String call, @Nullable String version) {
        this.kind = kind;
        this.version = MigrationVersion.of(Needed.in("Repair." + call + "(null)", "name the version", version));
    }

    /**
     * The statement that an {@link UncertainStatement} names has run, or somebody has done by hand what a statement was
     * to do that failed; the next run goes on behind it.
     */
    public static Repair statementDone(String version) {
        return new Repair(Kind.STATEMENT_DONE, "statementDone", version);
    }

    /** The statement that an {@link UncertainStatement} names has not run; the next run goes on with it. */
    public static Repair statementNotDone(String version) {
        return new Repair(Kind.STATEMENT_NOT_DONE, "statementNotDone", version);
    }

    /** What ran of the migration counts as if it had been what the program has now; nothing is run. */
    public static Repair acceptChange(String version) {
        return new Repair(Kind.ACCEPT_CHANGE, "acceptChange", version);
    }

    /** The history forgets a migration that the program does not have; the database stays as it is. */
    public static Repair forget(String version) {
        return new Repair(Kind.FORGET, "forget", version);
    }

    Kind kind() {
        return kind;
    }

    MigrationVersion version() {
        return version;
    }
}
