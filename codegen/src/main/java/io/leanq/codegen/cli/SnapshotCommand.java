package io.leanq.codegen.cli;

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
        footer = {"", "The password may stand in the environment variable LEANQ_PASSWORD, which goes before the URL's."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the file is written", "1:failed; the message says why", "2:wrong arguments"},
        sortOptions = false)
final class SnapshotCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            description = "the database: leanxcale://USER@HOST:PORT/DATABASE")
    private String url = "";

    @Option(names = "--output", paramLabel = "FILE", required = true, description = "the file, JSON")
    private Path output = Path.of("");

    @Mixin
    private final SchemaOptions schema = new SchemaOptions();

    SnapshotCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Snapshot snapshot = schema.reflect(url, environment);
        boolean written = snapshot.write(output);
        SchemaOptions.warn(schema.commandLine().getErr(), snapshot);
        schema.commandLine().getOut().println((written ? "written " : "unchanged ") + output);
        return 0;
    }
}
