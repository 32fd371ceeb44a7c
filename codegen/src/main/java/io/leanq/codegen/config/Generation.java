package io.leanq.codegen.config;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.codegen.GeneratedFiles;
import io.leanq.codegen.Generator;
import io.leanq.codegen.GeneratorOptions;
import io.leanq.codegen.name.Naming;
import io.leanq.codegen.rule.Rule;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.schema.NotTold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run of the generator by a configuration: it reads every schema, and then writes the classes of each into its
 * package. Immutable; two runs into the same folder at the same time disturb each other.
 */
public final class Generation {
    private final Settings settings;
    private final PasswordSource passwords;
    private final ScratchServer.@Nullable Starter scratch;
    private final Path output;

    private Generation(
            Settings settings, PasswordSource passwords, ScratchServer.@Nullable Starter scratch, Path output) {
        this.settings = settings;
        this.passwords = passwords;
        this.scratch = scratch;
        this.output = output;
    }

    /**
     * A run without passwords beside those of URLs, and without a scratch server.
     *
     * @throws InvalidDefinition if the configuration does not say what is read, the package or the output folder, or
     *     gives one package to two schemas
     */
    public static Generation of(GeneratorConfiguration configuration) {
        Settings settings = configuration.settings();
        Map<String, SchemaChoice> packages = new LinkedHashMap<>();
        for (SchemaChoice schema : settings.schemas) {
            if (schema.origin().isEmpty() && settings.origin.isEmpty()) {
                throw schema.place()
                        .refused("it is not said where the schema comes from: give one of "
                                + String.join(", ", ConfigurationReader.ORIGINS));
            }
            String packageName = schema.packageName()
                    .orElseThrow(() -> schema.place()
                            .refused("the key package is missing: give the package of the classes, such as"
                                    + " com.acme.db"));
            if (packages.put(packageName, schema) != null) {
                throw schema.place()
                        .refused("two schemas have the package " + packageName
                                + ", and each run removes what it did not write: give each its own");
            }
        }
        Path output = settings.output.orElseThrow(() -> settings.place.refused(
                "the key output is missing: give the source folder to write to, such as src/main/java"));
        return new Generation(settings, PasswordSource.NONE, null, output);
    }

    /** The same run with passwords of this source. */
    public Generation passwords(PasswordSource source) {
        return new Generation(settings, source, scratch, output);
    }

    /** The same run with a server on which migrations are run. */
    public Generation scratch(ScratchServer.Starter starter) {
        return new Generation(settings, passwords, starter, output);
    }

    /**
     * Reads and writes. Nothing is written unless all schemas could be read.
     *
     * @throws LeanqException if a schema cannot be read, or its classes cannot be made or written; the message says
     *     what to do
     */
    public GenerationResult run() {
        PatternUse use = new PatternUse();
        try (UserClasses classes = UserClasses.of(settings.classPath);
                SchemaReading reading = new SchemaReading(passwords, scratch, classes)) {
            Map<SchemaChoice, Snapshot> read = new LinkedHashMap<>();
            for (SchemaChoice schema : settings.schemas) {
                read.put(
                        schema,
                        reading.read(
                                origin(schema), schema.schema(), name -> schema.wants(name, use) || mayFeed(name)));
            }
            List<GeneratedFiles> files = new ArrayList<>();
            List<NotTold> notTold = new ArrayList<>();
            read.forEach((schema, snapshot) -> {
                files.add(generate(schema, snapshot, classes, use));
                snapshot.notTold().stream()
                        .filter(each -> !notTold.contains(each))
                        .forEach(notTold::add);
            });
            return new GenerationResult(merged(files), notTold, unused(use));
        }
    }

    private boolean mayFeed(String sequence) {
        return settings.sequences.stream().anyMatch(choice -> choice.mayMean(sequence));
    }

    private SchemaOrigin origin(SchemaChoice schema) {
        return schema.origin().or(() -> settings.origin).orElseThrow();
    }

    private GeneratedFiles generate(SchemaChoice schema, Snapshot snapshot, UserClasses classes, PatternUse use) {
        Naming naming = settings.names
                .naming()
                .map(name -> classes.make(settings.names.place(), name, Naming.class))
                .orElseGet(Naming::standard);
        GeneratorOptions options = GeneratorOptions.of(schema.packageName().orElseThrow(), output)
                .only(name -> isOf(schema, name.schema()) && schema.wants(name.name(), use))
                .columns(new ConfiguredColumns(settings, snapshot.metadata().sequences(), use))
                .naming(new ConfiguredNaming(settings.names, naming, use));
        if (settings.javadoc) {
            options = options.rule(Rule.comments());
        }
        for (ClassAdditions additions : settings.classes) {
            options = options.rule(table -> additions.addTo(table, use));
        }
        for (Settings.RuleClass rule : settings.rules) {
            options = options.rule(classes.make(rule.place(), rule.name(), Rule.class));
        }
        return new Generator(options).generate(snapshot.metadata());
    }

    /**
     * True if an object of this schema belongs to the choice. A file may hold several schemas; a name without one
     * belongs to the only choice, or to that whose file it is.
     */
    private boolean isOf(SchemaChoice choice, Optional<String> schema) {
        boolean whole = settings.schemas.size() == 1 || choice.origin().isPresent();
        return choice.schema().isEmpty()
                ? whole || schema.isEmpty()
                : schema.map(choice.schema().get()::equals).orElse(whole);
    }

    private List<String> unused(PatternUse use) {
        List<String> warnings = new ArrayList<>();
        for (SchemaChoice schema : settings.schemas) {
            warnings.addAll(use.unused(schema.include(), "table, view or sequence"));
            warnings.addAll(use.unused(schema.exclude(), "table, view or sequence"));
        }
        warnings.addAll(use.unused(settings.names.tablePatterns(), "table, view or sequence"));
        warnings.addAll(use.unused(settings.names.columnPatterns(), "column"));
        for (TypeChoice type : settings.types) {
            warnings.addAll(use.unused(type.patterns(), "column that no entry above it has"));
        }
        warnings.addAll(use.unapplied(settings.sequences));
        warnings.addAll(use.unused(settings.nullable, "column"));
        warnings.addAll(use.unused(settings.notNull, "column"));
        warnings.addAll(
                use.unused(settings.classes.stream().map(ClassAdditions::match).toList(), "table or view"));
        return warnings.stream().distinct().toList();
    }

    private static GeneratedFiles merged(List<GeneratedFiles> all) {
        return new GeneratedFiles(
                all.stream().flatMap(each -> each.written().stream()).sorted().toList(),
                all.stream().flatMap(each -> each.unchanged().stream()).sorted().toList(),
                all.stream().flatMap(each -> each.removed().stream()).sorted().toList(),
                all.stream().flatMap(each -> each.leftOut().stream()).toList());
    }

    /**
     * The files that a run reads: snapshots, migrations, jars and class files, sorted.
     *
     * @throws LeanqException if a folder cannot be listed
     */
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>();
        try {
            for (Path root : roots()) {
                inputs.addAll(Fingerprint.files(root));
            }
        } catch (IOException e) {
            throw new LeanqException("the inputs of the generator cannot be listed: " + e, e);
        }
        return inputs.stream().distinct().sorted().toList();
    }

    /**
     * A text that is the same as long as the configuration, the {@link #inputs} and the version of LeanQ are. A build
     * tool keeps it, and need not run again while the text is the same and the files that it wrote are there.
     *
     * <p>Empty if the run depends on what no file tells: a live database, which may have changed at any time, or classes
     * that do not come from the class path of the configuration.
     *
     * @throws LeanqException if an input cannot be read
     */
    public Optional<String> fingerprint() {
        boolean live = settings.schemas.stream().anyMatch(each -> origin(each) instanceof SchemaOrigin.Live);
        boolean ownClasses =
                settings.schemas.stream().anyMatch(each -> origin(each) instanceof SchemaOrigin.MetaDataField)
                        || !settings.rules.isEmpty()
                        || settings.names.naming().isPresent();
        if (live || ownClasses && settings.classPath.isEmpty()) {
            return Optional.empty();
        }
        Fingerprint fingerprint = new Fingerprint().add(Fingerprint.version()).add(settings.toString());
        roots().forEach(fingerprint::add);
        return Optional.of(fingerprint.text());
    }

    private List<Path> roots() {
        List<Path> roots = new ArrayList<>(settings.classPath);
        for (SchemaChoice schema : settings.schemas) {
            if (origin(schema) instanceof SchemaOrigin.SnapshotFile snapshot) {
                roots.add(snapshot.file());
            } else if (origin(schema) instanceof SchemaOrigin.MigrationFolder migrations) {
                roots.add(migrations.folder());
            }
        }
        return roots.stream().distinct().toList();
    }
}
