package io.leanq.cli.schema;

import io.leanq.LeanqException;
import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.exec.Database;
import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command that plans how a database becomes what a snapshot says. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Plans the statements that make a database, or the schema of another snapshot, what the wanted snapshot"
                    + " says. Changes nothing.",
            "Each statement is marked safe, slow or destructive, with what it does to rows, and whether programs fail"
                    + " that run meanwhile."
        },
        footer = {
            "",
            "Examples:",
            "  leanq plan --url leanxcale://user1@localhost:1529/dbtest --snapshot wanted.json --output plan.sql",
            "  leanq plan --from today.json --snapshot wanted.json --migrations db/migration --as-version 12 --words cities"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:planned, or nothing to do", "1:failed; the message says why", "2:wrong arguments"},
        sortOptions = false)
public final class PlanCommand implements Callable<Integer> {
    @Mixin
    private final ConnectionOptions connection;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "the present schema, a file written by snapshot, in place of a database")
    private @Nullable Path from;

    @Mixin
    private final PlanOptions wanted = new PlanOptions();

    @Mixin
    private final SchemaOptions schema = new SchemaOptions();

    @Option(names = "--copy-and-swap", description = "copy a table where the database cannot change it in place")
    private boolean copyAndSwap;

    @Option(names = "--output", paramLabel = "FILE", description = "write the statements into this SQL file")
    private @Nullable Path output;

    @Option(
            names = "--migrations",
            paramLabel = "DIR",
            description = "write the statements into this folder as a migration, by the rules for names of Flyway and"
                    + " of leanq migrate; needs --as-version and --words")
    private @Nullable Path migrations;

    @Option(names = "--as-version", paramLabel = "N", description = "number of the migration, such as 12 or 1.4")
    private @Nullable String version;

    @Option(names = "--words", paramLabel = "WORDS", description = "what the migration does, such as \"add cities\"")
    private @Nullable String words;

    @Mixin
    private final Output printed = new Output();

    public PlanCommand(Surroundings surroundings) {
        this.connection = new ConnectionOptions(surroundings);
    }

    @Override
    public Integer call() {
        try {
            return plan();
        } catch (LeanqException e) {
            throw PlanAdvice.forCommandLine(e);
        }
    }

    private int plan() {
        if ((migrations == null) != (version == null) || (migrations == null) != (words == null)) {
            throw wrong("--migrations, --as-version and --words go together");
        }
        if (from != null && connection.isOption()) {
            throw wrong("--url and --from are both given: the present schema comes from one of them");
        }
        if (from != null) {
            report(SchemaDiff.between(Snapshot.read(from), wanted.wanted())
                    .filter(change -> schema.wants(change.object().name()))
                    .tolerating(wanted.tolerances()));
        } else {
            try (Database db = connection.connect()) {
                report(wanted.between(db, connection, schema));
            }
        }
        return 0;
    }

    private void report(SchemaDiff diff) {
        SchemaPlan plan = PlanOptions.plan(diff, LeanxcaleDialect.INSTANCE, copyAndSwap);
        PlanOptions.warn(diff, printed);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("steps", PlanOptions.steps(plan));
        document.put(
                "permissions", plan.permissions().stream().map(Object::toString).toList());
        printed.line(plan.isEmpty() ? "nothing to do" : plan.toString().stripTrailing());
        if (!plan.permissions().isEmpty()) {
            printed.line("apply needs --permit " + ApplyCommand.words(plan.permissions()));
        }
        if (output != null) {
            plan.writeTo(output);
            printed.line("written " + output);
            document.put("file", output.toString());
        }
        if (migrations != null && version != null && words != null) {
            Path file = plan.writeMigration(migrations, version, words);
            printed.line("written " + file);
            document.put("migration", file.toString());
        }
        printed.document(document);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(printed.commandLine(), "error: " + message);
    }
}
