package io.leanq.cli.schema;

import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.codegen.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that writes a live schema to a file. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description = "Writes a schema into a file, from which classes are generated without a database."
                + " Prints whether the file was written or is unchanged.",
        footer = {"", "Example:", "  leanq snapshot --url leanxcale://user1@localhost:1529/dbtest --output schema.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the file is written", "1:failed; the message says why", "2:wrong arguments"},
        sortOptions = false)
public final class SnapshotCommand implements Callable<Integer> {
    @Option(names = "--output", paramLabel = "FILE", required = true, description = "the file, JSON")
    private Path output = Path.of("");

    @Mixin
    private final ConnectionOptions connection;

    @Mixin
    private final SchemaOptions schema = new SchemaOptions();

    @Mixin
    private final Output printed = new Output();

    public SnapshotCommand(Surroundings surroundings) {
        this.connection = new ConnectionOptions(surroundings);
    }

    @Override
    public Integer call() {
        Snapshot snapshot = schema.reflect(connection);
        boolean written = snapshot.write(output);
        snapshot.notTold().forEach(each -> printed.warn("not told: " + each));
        printed.line((written ? "written " : "unchanged ") + output);
        printed.document(Map.of("file", output.toString(), "written", written, "notTold", snapshot.notTold()));
        return 0;
    }
}
