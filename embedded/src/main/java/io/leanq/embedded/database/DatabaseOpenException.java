package io.leanq.embedded.database;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database could not be opened. The message says why and what to do. */
public final class DatabaseOpenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int ALREADY_OPEN = 90020;

    DatabaseOpenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static DatabaseOpenException of(SQLException failure, @Nullable Path directory) {
        if (failure.getErrorCode() == ALREADY_OPEN) {
            return inUse(directory, failure);
        }
        return new DatabaseOpenException(
                directory == null
                        ? "The database cannot be opened (code " + failure.getErrorCode() + ")"
                        : "The data directory " + directory + " cannot be opened (code " + failure.getErrorCode()
                                + "). It has to be writable; if another version of the server wrote it,"
                                + " start that version,"
                                + " or choose another directory",
                failure);
    }

    static DatabaseOpenException inUse(@Nullable Path directory, @Nullable Throwable cause) {
        return new DatabaseOpenException(
                "The data directory " + directory + " is in use by another server; stop it or choose another directory",
                cause);
    }
}
