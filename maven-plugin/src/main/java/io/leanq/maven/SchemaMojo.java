package io.leanq.maven;

import io.leanq.LeanqException;
import io.leanq.catalog.Schema;
import io.leanq.codegen.config.GeneratorConfiguration;
import io.leanq.codegen.config.SnapshotTarget;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.exec.Database;
import io.leanq.schema.MetaData;
import io.leanq.schema.OwnTables;
import io.leanq.schema.ReflectOptions;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal about the schemas that the configuration names. Its parameters go before the configuration file. */
abstract class SchemaMojo extends ConfiguredMojo {
    /** The snapshot file. */
    @Parameter(property = "leanq.snapshot")
    private @Nullable File snapshot;

    /** The schema in the database; without this parameter the session's own. */
    @Parameter(property = "leanq.schema")
    private @Nullable String schema;

    /** Only tables, views and sequences whose whole name matches this regular expression. */
    @Parameter(property = "leanq.include")
    private @Nullable String include;

    /** No table, view or sequence whose whole name matches this regular expression. */
    @Parameter(property = "leanq.exclude")
    private @Nullable String exclude;

    SchemaMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** The configuration file with the parameters of the goal. */
    GeneratorConfiguration configuration() {
        GeneratorConfiguration all = fileConfiguration();
        if (snapshot != null) {
            all = all.snapshot(snapshot.toPath());
        }
        if (schema != null) {
            all = all.schema(schema);
        }
        if (include != null) {
            all = all.include(include);
        }
        return exclude == null ? all : all.exclude(exclude);
    }

    /** @throws LeanqException if the configuration names no snapshot file */
    final List<SnapshotTarget> snapshots() {
        List<SnapshotTarget> targets = configuration().snapshots();
        if (targets.isEmpty()) {
            throw new LeanqException("no snapshot file is named: give the key snapshot in the configuration file, or"
                    + " leanq.snapshot");
        }
        return targets;
    }

    /**
     * The schema as it is in the database.
     *
     * @throws LeanqException if it has no table, view or sequence with a wanted name
     */
    static Snapshot reflect(Database db, SnapshotTarget target) {
        ReflectOptions options = ReflectOptions.ALL.include(name -> isWanted(target, name));
        Snapshot found = Snapshot.of(MetaData.reflect(
                db,
                target.schema().map(name -> options.schema(Schema.named(name))).orElse(options)));
        if (found.metadata().tables().isEmpty()
                && found.metadata().views().isEmpty()
                && found.metadata().sequences().isEmpty()) {
            throw new LeanqException(target.schema()
                            .map(name -> "schema " + name + " is not there, or")
                            .orElse("the session's own schema")
                    + " has no table, view or sequence with a wanted name: look at schema, include and exclude");
        }
        return found;
    }

    static boolean isWanted(SnapshotTarget target, String name) {
        return !OwnTables.contain(name) && target.wanted().test(name);
    }

    /** The path from the project's folder, if the file is inside. */
    final Path shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(folder()) ? folder().relativize(absolute) : absolute;
    }
}
