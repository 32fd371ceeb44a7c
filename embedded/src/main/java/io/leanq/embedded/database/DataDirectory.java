package io.leanq.embedded.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A claim on the files of a database. H2 itself refuses a second process, but would share the files with a second
 * server in the same process.
 */
final class DataDirectory implements AutoCloseable {
    private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final AtomicBoolean claimed = new AtomicBoolean(true);

    private DataDirectory(Path file) {
        this.file = file;
    }

    /** Claims the database of this name in the directory, which is created if it does not exist. */
    static DataDirectory claim(Path directory, String database) {
        Path file;
        try {
            file = Files.createDirectories(directory).toRealPath().resolve(database);
        } catch (IOException e) {
            throw new DatabaseOpenException("The data directory " + directory + " cannot be made or read", e);
        }
        if (file.toString().contains(";")) {
            throw new DatabaseOpenException("The data directory must not have a semicolon in its path", null);
        }
        if (!CLAIMED.add(file)) {
            throw DatabaseOpenException.inUse(directory, null);
        }
        return new DataDirectory(file);
    }

    /** The path of the files, without their endings. */
    Path file() {
        return file;
    }

    /** Gives the claim up. A second call does nothing, even if another server has claimed the files since. */
    @Override
    public void close() {
        if (claimed.compareAndSet(true, false)) {
            CLAIMED.remove(file);
        }
    }
}
