package io.leanq.cli.schema;

import io.leanq.LeanqException;
import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanFailed;
import io.leanq.evolve.PlanRun;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.exec.Database;
import io.leanq.migrate.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command that makes a database what a snapshot says. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a database what a snapshot says: plans the statements as plan does, and runs them.",
            "The first one that fails ends the run; the next run goes on. What loses rows or values runs only where"
                    + " --permit names it."
        },
        footer = {
            "",
            "Example:",
            "  leanq apply --url leanxcale://user1@localhost:1529/dbtest --snapshot wanted.json --plan plan.sql"
                    + " --permit drop-column"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the database is what the snapshot says",
            "1:failed; the message says why, and what is done",
            "2:wrong arguments"
        },
        sortOptions = false)
public final class ApplyCommand implements Callable<Integer> {
    @Mixin
    private final ConnectionOptions connection;

    @Mixin
    private final PlanOptions wanted = new PlanOptions();

    @Mixin
    private final SchemaOptions schema = new SchemaOptions();

    @Option(
            names = "--permit",
            paramLabel = "WHAT",
            split = ",",
            converter = PermissionConverter.class,
            description = "what may be lost: drop-table, drop-column, copy-and-swap, narrow-type, drop-index,"
                    + " drop-constraint, drop-view, drop-sequence")
    private List<Permission> permitted = new ArrayList<>();

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "the file that plan wrote and a person read: nothing runs if the statements would be others"
                    + " now, or are not the rest of it")
    private @Nullable Path plan;

    @Option(
            names = "--copy-and-swap",
            description =
                    "copy a table where the database cannot change it in place; no program may write it meanwhile")
    private boolean copyAndSwap;

    @Mixin
    private final Output printed = new Output();

    public ApplyCommand(Surroundings surroundings) {
        this.connection = new ConnectionOptions(surroundings);
    }

    /** Permissions as an argument has them. */
    static String words(Collection<Permission> permissions) {
        return permissions.stream().map(ApplyCommand::word).collect(Collectors.joining(","));
    }

    private static String word(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads a permission in small letters with hyphens. */
    static final class PermissionConverter implements ITypeConverter<Permission> {
        @Override
        public Permission convert(String text) {
            for (Permission permission : Permission.values()) {
                if (word(permission).equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                    return permission;
                }
            }
            throw new TypeConversionException(
                    "there is no permission " + text + ": there are " + words(List.of(Permission.values())));
        }
    }

    @Override
    public Integer call() {
        StatementProgress progress = new StatementProgress(printed);
        try (Database db = connection.connect(List.of(progress))) {
            SchemaDiff diff = wanted.between(db, connection, schema);
            SchemaPlan now = PlanOptions.plan(diff, db.dialect(), copyAndSwap);
            PlanOptions.warn(diff, printed);
            requirePlanned(now);
            if (!permitted.containsAll(now.permissions())) {
                throw new LeanqException("nothing is done: the plan loses what is not permitted; leanq plan shows it."
                        + " Give --permit " + words(now.permissions()));
            }
            progress.begin(now.sql());
            try {
                PlanRun run = now.applyTo(db, permitted.toArray(Permission[]::new));
                run.done().forEach(step -> printed.line("done " + step.sql()));
                printed.line(
                        now.isEmpty()
                                ? "nothing to do"
                                : Output.count(run.done().size(), "statement") + " done");
                printed.document(Map.of("done", PlanOptions.steps(now)));
            } catch (PlanFailed failed) {
                failed.done().forEach(step -> printed.line("done " + step.sql()));
                throw failed;
            }
            return 0;
        }
    }

    /** The statements of a run that goes on are the last ones of the file. */
    private void requirePlanned(SchemaPlan now) {
        if (plan == null) {
            return;
        }
        List<String> read = statements(file(plan));
        List<String> due = statements(now.script());
        if (due.size() > read.size()
                || !read.subList(read.size() - due.size(), read.size()).equals(due)) {
            throw new LeanqException("nothing is done: " + plan + " was made for another schema than the database has"
                    + " now; make it anew by leanq plan, and read it");
        }
    }

    private static List<String> statements(String script) {
        return SqlScript.of("the plan", script).statements().stream()
                .map(SqlScript.Statement::text)
                .toList();
    }

    private static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new LeanqException(path + " cannot be read: " + e, e);
        }
    }
}
