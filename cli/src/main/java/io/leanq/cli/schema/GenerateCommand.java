package io.leanq.cli.schema;

import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.codegen.GeneratedFiles;
import io.leanq.codegen.Generator;
import io.leanq.codegen.GeneratorOptions;
import io.leanq.codegen.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
        footer = {"", "Example:", "  leanq generate --snapshot schema.json --package com.acme.db --output src/main/java"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is written", "1:failed; the message says why", "2:wrong arguments"},
        sortOptions = false)
public final class GenerateCommand implements Callable<Integer> {
    @Mixin
    private final ConnectionOptions connection;

    @Option(names = "--snapshot", paramLabel = "FILE", description = "read the schema from a file written by snapshot")
    private @Nullable Path snapshot;

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

    @Mixin
    private final Output printed = new Output();

    public GenerateCommand(Surroundings surroundings) {
        this.connection = new ConnectionOptions(surroundings);
    }

    @Override
    public Integer call() {
        GeneratorOptions options = connection.argument(() -> {
            GeneratorOptions all = GeneratorOptions.of(packageName, output);
            GeneratorOptions some = schema.include() == null
                    ? all
                    : all.include(schema.include().pattern());
            return schema.exclude() == null
                    ? some
                    : some.exclude(schema.exclude().pattern());
        });
        Snapshot source = source();
        GeneratedFiles files = new Generator(options).generate(source.metadata());
        source.notTold().forEach(each -> printed.warn("not told: " + each));
        files.leftOut().forEach(each -> printed.warn("not generated: " + each));
        files.written().forEach(file -> printed.line("written " + file));
        files.unchanged().forEach(file -> printed.line("unchanged " + file));
        files.removed().forEach(file -> printed.line("removed " + file));
        printed.document(Map.of(
                "written", names(files.written()),
                "unchanged", names(files.unchanged()),
                "removed", names(files.removed()),
                "notGenerated", files.leftOut()));
        return 0;
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(Path::toString).toList();
    }

    private Snapshot source() {
        if (snapshot == null) {
            return schema.reflect(connection);
        }
        if (connection.isOption()) {
            throw wrong("--url and --snapshot are both given: a schema comes from one of them");
        }
        if (schema.schema() != null) {
            throw wrong("--schema is for --url: a snapshot holds one schema already");
        }
        return Snapshot.read(snapshot);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(printed.commandLine(), "error: " + message);
    }
}
