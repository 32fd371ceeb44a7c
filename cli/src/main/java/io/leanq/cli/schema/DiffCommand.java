package io.leanq.cli.schema;

import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaDiff;
import io.leanq.exec.Database;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that compares a database with a snapshot. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Compares a database with a snapshot, which is the wanted schema. Prints a line for each change"
                + " that would make the database what the snapshot says. Changes nothing.",
        footer = {"", "Example:", "  leanq diff --url leanxcale://user1@localhost:1529/dbtest --snapshot schema.json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no difference", "1:different", "2:failed, or wrong arguments; the message says why"},
        exitCodeOnExecutionException = 2,
        sortOptions = false)
public final class DiffCommand implements Callable<Integer> {
    private static final int DIFFERENT = 1;

    @Mixin
    private final ConnectionOptions connection;

    @Mixin
    private final PlanOptions wanted = new PlanOptions();

    @Mixin
    private final SchemaOptions schema = new SchemaOptions();

    @Mixin
    private final Output printed = new Output();

    public DiffCommand(Surroundings surroundings) {
        this.connection = new ConnectionOptions(surroundings);
    }

    @Override
    public Integer call() {
        try (Database db = connection.connect()) {
            SchemaDiff diff = wanted.between(db, connection, schema);
            PlanOptions.warn(diff, printed);
            diff.changes().forEach(change -> printed.line(change.words()));
            if (diff.isEmpty()) {
                printed.line("no difference");
            }
            printed.document(Map.of(
                    "same", diff.isEmpty(),
                    "changes", diff.changes().stream().map(SchemaChange::words).toList(),
                    "notCompared",
                            diff.notCompared().stream().map(Object::toString).toList()));
            return diff.isEmpty() ? 0 : DIFFERENT;
        }
    }
}
