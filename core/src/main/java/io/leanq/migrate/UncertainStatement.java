package io.leanq.migrate;

import io.leanq.LeanqException;
import org.jspecify.annotations.Nullable;

/**
 * A process ended, or lost its connection, while a statement ran that no transaction protects, such as ALTER TABLE. The
 * statement may have run or not, and nothing runs until somebody has looked and said which by
 * {@link Repair#statementDone} or {@link Repair#statementNotDone}.
 */
public final class UncertainStatement extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final String version;
    private final int statement;
    private final int line;

    UncertainStatement(Migration migration, int statement, String began, @Nullable Throwable cause) {
        super(
                migration.place(statement) + ": " + began + " The statement may have run or not:\n    "
                        + migration.script().get(statement).shown().replace("\n", "\n    ")
                        + "\nLook in the database whether it has, and say what you found:\n"
                        + "  it has run:      migrations.repair(db, Repair.statementDone(\"" + migration.version()
                        + "\")); the next run goes on behind it\n"
                        + "  it has not run:  migrations.repair(db, Repair.statementNotDone(\"" + migration.version()
                        + "\")); the next run goes on with it",
                cause);
        this.version = migration.version().toString();
        this.statement = statement + 1;
        this.line = migration.script().get(statement).line();
    }

    public MigrationVersion version() {
        return MigrationVersion.of(version);
    }

    /** The number of the statement in its script, from 1. */
    public int statement() {
        return statement;
    }

    /** The line of the file at which the statement begins, from 1. */
    public int line() {
        return line;
    }
}
