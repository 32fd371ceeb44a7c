package io.leanq.migrate;

import io.leanq.LeanqException;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a script or a step in Java failed. What ran before it is done and recorded; the next run goes on with
 * the statement that failed. The cause is the failure; what the database itself said is
 * {@link io.leanq.SqlException#serverMessage} of the cause, which may hold values.
 */
public final class MigrationFailed extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final String version;
    private final int statement;
    private final int line;

    MigrationFailed(String message, Migration migration, int statement, @Nullable Throwable cause) {
        super(message, cause);
        this.version = migration.version().toString();
        this.statement = statement + 1;
        this.line = migration.step() == null ? migration.script().get(statement).line() : 0;
    }

    public MigrationVersion version() {
        return MigrationVersion.of(version);
    }

    /** The number of the statement in its script, from 1; 1 for a step in Java. */
    public int statement() {
        return statement;
    }

    /** The line of the file at which the statement begins, from 1; 0 for a step in Java. */
    public int line() {
        return line;
    }
}
