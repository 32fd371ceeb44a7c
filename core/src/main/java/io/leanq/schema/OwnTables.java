package io.leanq.schema;

import io.leanq.InvalidDefinition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tables that LeanQ keeps for itself in a user's schema: the history and the lock of migrations, under the names
 * that they have by default, and the notes of loads. They are no part of what an application wants:
 * {@code ReflectOptions.ALL.exclude(OwnTables::contain)}.
 */
public final class OwnTables {
    /** The history of migrations. Its lock, and the tables of histories that are named after it, begin with this. */
    public static final String MIGRATIONS = "leanq_migrations";
    /** How far loads of the command line have come. */
    public static final String LOADS = "leanq_loads";

    private OwnTables() {}

    /**
     * Whether a table of this name is LeanQ's own.
     *
     * @param name in any case
     * @throws InvalidDefinition if the name is null
     */
    public static boolean contain(@Nullable String name) {
        if (name == null) {
            throw new InvalidDefinition("OwnTables.contain(null): give the name of a table");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(MIGRATIONS) || lower.equals(LOADS);
    }
}
