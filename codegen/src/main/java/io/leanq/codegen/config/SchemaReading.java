package io.leanq.codegen.config;

import io.leanq.LeanqException;
import io.leanq.catalog.Schema;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.migrate.Migrations;
import io.leanq.schema.MetaData;
import io.leanq.schema.OwnTables;
import io.leanq.schema.ReflectOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the schemas of one run. Connections and servers stay until the run ends. Not thread-safe. */
final class SchemaReading implements AutoCloseable {
    private final PasswordSource passwords;
    private final ScratchServer.@Nullable Starter scratch;
    private final UserClasses classes;
    private final Map<SchemaOrigin, Database> databases = new HashMap<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    SchemaReading(PasswordSource passwords, ScratchServer.@Nullable Starter scratch, UserClasses classes) {
        this.passwords = passwords;
        this.scratch = scratch;
        this.classes = classes;
    }

    /**
     * Reads one schema.
     *
     * @param wanted tests the names that are read where reading each object takes time
     * @throws LeanqException if it cannot be read, or has nothing
     */
    Snapshot read(SchemaOrigin origin, Optional<String> schema, Predicate<String> wanted) {
        if (origin instanceof SchemaOrigin.SnapshotFile snapshot) {
            return Snapshot.read(snapshot.file());
        }
        if (origin instanceof SchemaOrigin.MetaDataField field) {
            return new Snapshot(classes.field(field.place(), field.field(), MetaData.class), List.of());
        }
        Database db = databases.computeIfAbsent(origin, this::database);
        ReflectOptions options = ReflectOptions.ALL.include(name -> !OwnTables.contain(name) && wanted.test(name));
        Snapshot found = Snapshot.of(MetaData.reflect(
                db, schema.map(name -> options.schema(Schema.named(name))).orElse(options)));
        requireSomething(found.metadata(), origin, schema);
        return found;
    }

    private static void requireSomething(MetaData found, SchemaOrigin origin, Optional<String> schema) {
        if (found.tables().isEmpty()
                && found.views().isEmpty()
                && found.sequences().isEmpty()) {
            throw origin.place()
                    .refused(schema.map(name -> "schema " + name + " is not there, or")
                                    .orElse("the session's own schema")
                            + " has no table, view or sequence with a wanted name: look at schema, include and"
                            + " exclude");
        }
    }

    private Database database(SchemaOrigin origin) {
        if (origin instanceof SchemaOrigin.Live live) {
            return opened(Leanxcale.connect(withPassword(live)));
        }
        SchemaOrigin.MigrationFolder folder = (SchemaOrigin.MigrationFolder) origin;
        if (scratch == null) {
            throw folder.place()
                    .refused("migrations are run on an embedded server, and this program has none: let it call"
                            + " Generation.scratch, or read a snapshot");
        }
        Migrations migrations = Migrations.in(folder.folder());
        if (migrations.all().isEmpty()) {
            throw folder.place()
                    .refused(folder.folder() + " has no migration: a file has a name such as V1__create_orders.sql");
        }
        ScratchServer server = scratch.start();
        open.push(server);
        Database db = opened(Leanxcale.connect(server.url()));
        migrations.run(db);
        return db;
    }

    private Database opened(Database db) {
        open.push(db);
        return db;
    }

    private LeanxcaleOptions withPassword(SchemaOrigin.Live live) {
        LeanxcaleOptions options;
        try {
            options = LeanxcaleUrl.parse(live.url());
        } catch (LeanqException e) {
            throw live.place().refused(String.valueOf(e.getMessage()));
        }
        Optional<String> password = passwords.passwordOf(options.user());
        if (password.isEmpty()) {
            return options;
        }
        if (options.user().isEmpty()) {
            throw live.place()
                    .refused("there is a password (" + PasswordSource.VARIABLE
                            + "), but the URL names no user: leanxcale://USER@HOST/DATABASE");
        }
        return options.toBuilder().user(options.user(), password.get()).build();
    }

    @Override
    public void close() {
        LeanqException failed = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failed = failed == null ? new LeanqException("a connection cannot be closed: " + e, e) : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
