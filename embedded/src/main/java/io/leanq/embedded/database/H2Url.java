package io.leanq.embedded.database;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The H2 URL of a database: names as written and found in any case, times without the JVM's zone, NULL as the greatest
 * value (Calcite's order), no escape in LIKE unless the statement names one.
 */
final class H2Url {
    private static final String SETTINGS = ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;TIME ZONE=UTC"
            + ";DEFAULT_NULL_ORDERING=HIGH;DEFAULT_ESCAPE=;DB_CLOSE_ON_EXIT=FALSE";

    private H2Url() {}

    /** @param directory null for a database in memory, which no other has the name of */
    static String of(@Nullable DataDirectory directory, int lockTimeoutMillis) {
        String location = directory == null ? "mem:leanq-" + UUID.randomUUID() : "file:" + directory.file();
        return "jdbc:h2:" + location + SETTINGS + ";LOCK_TIMEOUT=" + lockTimeoutMillis;
    }
}
