package io.leanq.embedded.database;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The H2 URL of a database. Its settings: names are stored as written and match in any case; times do not depend on the
 * JVM's zone; NULL is the greatest value, as in Calcite; LIKE has no escape unless the statement names one.
 */
final class H2Url {
    private static final String SETTINGS = ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;TIME ZONE=UTC"
            + ";DEFAULT_NULL_ORDERING=HIGH;DEFAULT_ESCAPE=;DB_CLOSE_ON_EXIT=FALSE";

    private H2Url() {}

    /** @param directory null for a database in memory, whose name no other database has */
    static String of(@Nullable DataDirectory directory, int lockTimeoutMillis) {
        String location = directory == null ? "mem:leanq-" + UUID.randomUUID() : "file:" + directory.file();
        return "jdbc:h2:" + location + SETTINGS + ";LOCK_TIMEOUT=" + lockTimeoutMillis;
    }
}
