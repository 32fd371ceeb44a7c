package io.leanq.codegen.cli;

import io.leanq.codegen.GeneratedFiles;
import io.leanq.codegen.Generator;
import io.leanq.codegen.GeneratorOptions;
import io.leanq.codegen.snapshot.Snapshot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command that writes classes, from a live schema or from a snapshot. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a class for each table and view, a row record for each table, and a MetaData of the whole."
                    + " Prints a line for each file written, unchanged or removed.",
            "Files that it did not write itself are never touched."
        },
        footer = {"", "The password may stand in the environment variable LEANQ_PASSWORD, which goes before the URL's."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is written", "1:failed; the message says why", "2:wrong arguments"},
        sortOptions = false)
final class GenerateCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private @Nullable From from;

    /** The source of the schema. */
    private static final class From {
        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "the database: leanxcale://USER@HOST:PORT/DATABASE",
                required = true)
        private @Nullable String url;

        @Option(names = "--snapshot", paramLabel = "FILE", description = "a file written by snapshot", required = true)
        private @Nullable Path snapshot;
    }

    @Option(names = "--package", paramLabel = "NAME", required = true, description = "package of the classes")
    private String packageName = "";

    @Option(
            names = "--output",
            paramLabel = "DIR",
            required = true,
            description = "source folder in which the package stands, or is made")
    private Path output = Path.of("");

    @Mixin
    private final SchemaOptions schema = new SchemaOptions();

    GenerateCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        GeneratorOptions options = schema.argument(() -> {
            GeneratorOptions all = GeneratorOptions.of(packageName, output);
            GeneratorOptions some = schema.include() == null
                    ? all
                    : all.include(schema.include().pattern());
            return schema.exclude() == null
                    ? some
                    : some.exclude(schema.exclude().pattern());
        });
        PrintWriter out = schema.commandLine().getOut();
        PrintWriter err = schema.commandLine().getErr();
        Snapshot snapshot = snapshot();
        GeneratedFiles files = new Generator(options).generate(snapshot.metadata());
        SchemaOptions.warn(err, snapshot);
        files.leftOut().forEach(each -> err.println("warning: not generated: " + each));
        files.written().forEach(file -> out.println("written " + file));
        files.unchanged().forEach(file -> out.println("unchanged " + file));
        files.removed().forEach(file -> out.println("removed " + file));
        return 0;
    }

    private Snapshot snapshot() {
        if (from != null && from.url != null) {
            return schema.reflect(from.url, environment);
        }
        if (schema.schema() != null) {
            throw new ParameterException(
                    schema.commandLine(), "error: --schema is for --url: a snapshot holds one schema already");
        }
        if (from == null || from.snapshot == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return Snapshot.read(from.snapshot);
    }
}
