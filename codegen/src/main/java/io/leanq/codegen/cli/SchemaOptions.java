package io.leanq.codegen.cli;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.catalog.Schema;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.schema.MetaData;
import io.leanq.schema.ReflectOptions;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which schema is used, and which of its objects. */
final class SchemaOptions {
    /**
     * The environment variable with the password. A password in the URL could be seen by other users of the machine.
     */
    static final String PASSWORD = "LEANQ_PASSWORD";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

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

    @Nullable
    String schema() {
        return schema;
    }

    @Nullable
    Pattern include() {
        return include;
    }

    @Nullable
    Pattern exclude() {
        return exclude;
    }

    CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return spec.commandLine();
    }

    /** Evaluates an argument; if that fails, the program ends with exit code 2 and the reason. */
    <X> X argument(Supplier<X> read) {
        try {
            return read.get();
        } catch (LeanqException e) {
            throw new ParameterException(commandLine(), "error: " + e.getMessage());
        }
    }

    /**
     * Reads the live schema.
     *
     * @throws LeanqException if there is no such server, user or schema, or no object has a wanted name
     */
    Snapshot reflect(String url, Map<String, String> environment) {
        LeanxcaleOptions options = argument(() -> withPassword(LeanxcaleUrl.parse(url), environment.get(PASSWORD)));
        ReflectOptions wanted = ReflectOptions.ALL;
        if (schema != null) {
            String name = schema;
            wanted = wanted.schema(argument(() -> Schema.named(name)));
        }
        if (include != null) {
            wanted = wanted.include(include);
        }
        if (exclude != null) {
            wanted = wanted.exclude(exclude);
        }
        try (Database db = Leanxcale.connect(options)) {
            Snapshot found = Snapshot.of(MetaData.reflect(db, wanted));
            requireSomething(found.metadata());
            return found;
        }
    }

    private static LeanxcaleOptions withPassword(LeanxcaleOptions options, @Nullable String password) {
        if (password == null) {
            return options;
        }
        if (options.user().isEmpty()) {
            throw new InvalidDefinition(
                    PASSWORD + " is set, but the URL names no user: leanxcale://USER@HOST/DATABASE");
        }
        return options.toBuilder().user(options.user(), password).build();
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

    /** Prints what the classes, or the snapshot, do not express. */
    static void warn(PrintWriter err, Snapshot snapshot) {
        snapshot.notTold().forEach(each -> err.println("warning: not told: " + each));
    }
}
