package io.leanq.cli.schema;

import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.codegen.config.Generation;
import io.leanq.codegen.config.GenerationResult;
import io.leanq.codegen.config.GeneratorConfiguration;
import io.leanq.codegen.config.ScratchServer;
import io.leanq.embedded.EmbeddedLeanxcale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command that writes classes from a schema, by a configuration file or by options. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a class for each table and view, a row record for each table, and a MetaData of the whole."
                    + " Prints a line for each file written, unchanged or removed.",
            "A file leanq.yaml or leanq.json in this folder, or that of --config, says what, from where and how;"
                    + " options go before it. Files that the generator did not write itself are never touched."
        },
        footer = {
            "",
            "Examples:",
            "  leanq generate",
            "  leanq generate --snapshot schema.json --package com.acme.db --output src/main/java",
            "  leanq generate --config leanq.yaml --set names.rowSuffix=Record"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is written", "1:failed; the message says why", "2:wrong arguments"},
        sortOptions = false)
public final class GenerateCommand implements Callable<Integer> {
    private static final List<Path> DEFAULT_FILES = List.of(Path.of("leanq.yaml"), Path.of("leanq.json"));

    @Mixin
    private final ConnectionOptions connection;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "configuration, YAML or JSON; docs/codegen.md describes its keys (default: leanq.yaml or"
                    + " leanq.json, if one is there)")
    private @Nullable Path config;

    @Option(names = "--snapshot", paramLabel = "FILE", description = "read the schema from a file written by snapshot")
    private @Nullable Path snapshot;

    @Option(
            names = "--migrations",
            paramLabel = "DIR",
            description = "run these migrations on an embedded server of their own, and read what they make")
    private @Nullable Path migrations;

    @Option(
            names = "--metadata",
            paramLabel = "CLASS.FIELD",
            description = "take the MetaData in this static field of a class on --class-path")
    private @Nullable String metadata;

    @Option(
            names = "--class-path",
            paramLabel = "PATH",
            split = ":",
            description = "jars and folders with the user's rules, namings and metadata")
    private List<Path> classPath = List.of();

    @Option(names = "--package", paramLabel = "NAME", description = "package of the classes")
    private @Nullable String packageName;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "source folder in which the package stands, or is made")
    private @Nullable Path output;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "any key of the configuration, with its value in YAML; repeatable")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Mixin
    private final SchemaOptions schema = new SchemaOptions();

    @Mixin
    private final Output printed = new Output();

    public GenerateCommand(Surroundings surroundings) {
        this.connection = new ConnectionOptions(surroundings);
    }

    @Override
    public Integer call() {
        GeneratorConfiguration configuration = connection.argument(this::configuration);
        GenerationResult result = connection
                .argument(() -> Generation.of(configuration))
                .passwords(connection::passwordOf)
                .scratch(GenerateCommand::scratch)
                .run();
        result.notTold().forEach(each -> printed.warn("not told: " + each));
        result.warnings().forEach(printed::warn);
        result.files().leftOut().forEach(each -> printed.warn("not generated: " + each));
        result.files().written().forEach(file -> printed.line("written " + file));
        result.files().unchanged().forEach(file -> printed.line("unchanged " + file));
        result.files().removed().forEach(file -> printed.line("removed " + file));
        printed.document(Map.of(
                "written", names(result.files().written()),
                "unchanged", names(result.files().unchanged()),
                "removed", names(result.files().removed()),
                "notGenerated", result.files().leftOut(),
                "warnings", result.warnings()));
        return 0;
    }

    private static ScratchServer scratch() {
        EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
        return new ScratchServer(server.url(), server::close);
    }

    private GeneratorConfiguration configuration() {
        GeneratorConfiguration read = config != null ? GeneratorConfiguration.read(config) : byDefault();
        GeneratorConfiguration one = source(read);
        one = schema.schema() == null ? one : one.schema(schema.schema());
        one = schema.include() == null ? one : one.include(schema.include().pattern());
        one = schema.exclude() == null ? one : one.exclude(schema.exclude().pattern());
        one = packageName == null ? one : one.packageName(packageName);
        one = output == null ? one : one.output(output);
        one = classPath.isEmpty() ? one : one.classPath(classPath);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            one = one.with(setting.getKey(), setting.getValue());
        }
        return one;
    }

    private static GeneratorConfiguration byDefault() {
        return DEFAULT_FILES.stream()
                .filter(Files::exists)
                .findFirst()
                .map(GeneratorConfiguration::read)
                .orElse(GeneratorConfiguration.empty());
    }

    /** The configuration with the source that an option names; that of the environment is the last resort. */
    private GeneratorConfiguration source(GeneratorConfiguration read) {
        String url = connection.isOption() ? connection.url() : null;
        if (Stream.of(url, snapshot, migrations, metadata)
                        .filter(java.util.Objects::nonNull)
                        .count()
                > 1) {
            throw wrong("of --url, --snapshot, --migrations and --metadata only one is given:"
                    + " a schema comes from one of them");
        }
        if (schema.schema() != null && snapshot != null) {
            throw wrong("--schema is for --url: a snapshot holds one schema already");
        }
        if (snapshot != null) {
            return read.snapshot(snapshot);
        }
        if (migrations != null) {
            return read.migrations(migrations);
        }
        if (metadata != null) {
            return read.metadata(metadata);
        }
        if (url != null) {
            return read.url(url);
        }
        if (read.hasSource()) {
            return read;
        }
        if (!connection.isGiven()) {
            throw wrong("it is not said where the schema comes from: give --url, --snapshot, --migrations or"
                    + " --metadata, or a configuration file");
        }
        return read.url(connection.url());
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(Path::toString).toList();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(printed.commandLine(), "error: " + message);
    }
}
