package io.leanq.cli.schema;

import io.leanq.LeanqException;
import io.leanq.catalog.Schema;
import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.exec.Database;
import io.leanq.schema.MetaData;
import io.leanq.schema.OwnTables;
import io.leanq.schema.ReflectOptions;
import io.leanq.schema.Reflection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which schema is used, and which of its objects. */
public final class SchemaOptions {
    @Option(
            names = "--schema",
            paramLabel = "S",
            description = "schema to read from the database (default: the session's own)")
    private @Nullable String schema;

    @Option(
            names = "--include",
            paramLabel = "RE",
            description = "only tables, views and sequences whose whole name matches this regular expression")
    private @Nullable Pattern include;

    @Option(
            names = "--exclude",
            paramLabel = "RE",
            description = "none whose whole name matches this regular expression")
    private @Nullable Pattern exclude;

    public @Nullable String schema() {
        return schema;
    }

    public @Nullable Pattern include() {
        return include;
    }

    public @Nullable Pattern exclude() {
        return exclude;
    }

    /**
     * Reads the live schema.
     *
     * @throws LeanqException if there is no such server, user or schema, or no object has a wanted name
     */
    public Snapshot reflect(ConnectionOptions connection) {
        try (Database db = connection.connect()) {
            Snapshot found = Snapshot.of(reflection(connection, db));
            requireSomething(found.metadata());
            return found;
        }
    }

    /** Reads the schema of an open database. It may be empty. */
    Reflection reflection(ConnectionOptions connection, Database db) {
        ReflectOptions wanted = ReflectOptions.ALL.include(this::wants);
        if (schema != null) {
            String name = schema;
            wanted = wanted.schema(connection.argument(() -> Schema.named(name)));
        }
        return MetaData.reflect(db, wanted);
    }

    /** Whether an object of this name is meant: let through, and no table that LeanQ keeps for itself. */
    public boolean wants(String name) {
        return !OwnTables.contain(name)
                && (include == null || include.matcher(name).matches())
                && (exclude == null || !exclude.matcher(name).matches());
    }

    private void requireSomething(MetaData found) {
        if (found.tables().isEmpty()
                && found.views().isEmpty()
                && found.sequences().isEmpty()) {
            String where = schema == null ? "the session's own schema" : "schema " + schema;
            throw new LeanqException(
                    include == null && exclude == null
                            ? where + " has no tables, views or sequences"
                                    + (schema == null ? ": is --schema missing?" : ", or there is no such schema")
                            : "nothing in " + where + " has a name that --include and --exclude let through"
                                    + (schema == null ? "" : ", or there is no such schema"));
        }
    }
}
