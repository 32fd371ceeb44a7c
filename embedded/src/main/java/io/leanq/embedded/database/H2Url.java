package io.leanq.embedded.database;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The H2 URL of a database: names as written and found in any case, times without the JVM's zone, NULL as the greatest value
 * (Calcite's order), and H2's own keywords that LeanXcale does not reserve usable as names.
 */
final class H2Url {
    private static final String SETTINGS = ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;TIME ZONE=UTC"
            + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE"
            + ";NON_KEYWORDS=KEY,ROWNUM,TOP,QUALIFY,MINUS,IF,ILIKE,REGEXP,INTERSECTS,_ROWID_";

    private H2Url() {}

    static String of(String name, @Nullable Path directory, int lockTimeoutMillis) {
        String location;
        if (directory == null) {
            location = "jdbc:h2:mem:leanq-" + UUID.randomUUID();
        } else {
            String file = directory.toAbsolutePath().normalize().resolve(name).toString();
            if (file.contains(";")) {
                throw new DatabaseOpenException("The data directory must not have a semicolon in its path", null);
            }
            location = "jdbc:h2:file:" + file;
        }
        return location + SETTINGS + ";LOCK_TIMEOUT=" + lockTimeoutMillis;
    }
}
