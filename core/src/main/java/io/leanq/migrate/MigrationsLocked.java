package io.leanq.migrate;

import io.leanq.LeanqException;

/** Another process held the lock of the migrations for longer than {@link MigrationOptions#withLongestWait} allows. */
public final class MigrationsLocked extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final String owner;

    MigrationsLocked(String message, String owner) {
        super(message);
        this.owner = owner;
    }

    /** The process that holds the lock: user, host and process id. */
    public String owner() {
        return owner;
    }
}
