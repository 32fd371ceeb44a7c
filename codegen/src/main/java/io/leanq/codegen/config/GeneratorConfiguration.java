package io.leanq.codegen.config;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is generated, from where, how it is called and which Java types it has: a file {@code leanq.yaml} or
 * {@code leanq.json}, and what a program replaces in it. The keys of the file are described in {@code docs/codegen.md}
 * and by the JSON schema beside this class.
 *
 * <p>Immutable: each method returns a new configuration. Whether it is complete is checked by {@link Generation}.
 */
public final class GeneratorConfiguration {
    /** The name of the JSON schema, a resource beside this class. */
    public static final String JSON_SCHEMA = "leanq-generator.schema.json";

    private final Settings settings;

    private GeneratorConfiguration(Settings settings) {
        this.settings = settings;
    }

    /** A configuration that says nothing. Relative paths are relative to the folder in which the program runs. */
    public static GeneratorConfiguration empty() {
        return empty(Path.of(""));
    }

    /**
     * A configuration that says nothing.
     *
     * @param folder the folder to which relative paths are relative
     */
    public static GeneratorConfiguration empty(Path folder) {
        return new GeneratorConfiguration(new Settings(new Place("the configuration", 0, ""), folder));
    }

    /**
     * Reads a file: YAML if its name ends with {@code .yaml} or {@code .yml}, JSON if it ends with {@code .json}.
     * Relative paths in it are relative to its folder.
     *
     * @throws InvalidDefinition if the file has an unknown key, a value of the wrong type, a wrong regular expression
     *     or a name that Java does not take; the message has file, line and key, and says what is allowed
     * @throws LeanqException if the file cannot be read
     */
    public static GeneratorConfiguration read(Path file) {
        Path parent = file.getParent();
        Settings settings = new Settings(new Place(file.toString(), 0, ""), parent == null ? Path.of("") : parent);
        ConfigurationReader.read(ConfigText.of(file), settings);
        return new GeneratorConfiguration(settings);
    }

    /**
     * Replaces the value of one key, or sets it.
     *
     * @param key as in the file, keys of inner objects after a point: {@code names.rowSuffix}
     * @param yaml the value, as it stands in a YAML file: {@code true}, {@code com.acme.db}, {@code ['a.*', 'b.*']}. A
     *     list replaces the whole list
     * @throws InvalidDefinition as for {@link #read}
     */
    public GeneratorConfiguration with(String key, String yaml) {
        ConfigNode value = ConfigText.ofValue(yaml, new Place("option", 0, key));
        String[] names = key.split("\\.", -1);
        ConfigNode node = value;
        for (int i = names.length - 1; i >= 0; i--) {
            String path = String.join(".", List.of(names).subList(0, i));
            node = new ConfigNode.Keys(new Place("option", 0, path), Map.of(names[i], node));
        }
        ConfigNode whole = node;
        return change(changed -> ConfigurationReader.read(whole, changed));
    }

    private GeneratorConfiguration change(Consumer<Settings> change) {
        Settings changed = settings.copy();
        change.accept(changed);
        return new GeneratorConfiguration(changed);
    }

    private GeneratorConfiguration text(String key, String value) {
        ConfigNode.Text text = new ConfigNode.Text(new Place("option", 0, key), value);
        ConfigNode.Keys node = new ConfigNode.Keys(new Place("option", 0, ""), Map.of(key, text));
        return change(changed -> ConfigurationReader.read(node, changed));
    }

    /** Reads a live database, instead of what the configuration names. */
    public GeneratorConfiguration url(String url) {
        return text("url", url);
    }

    /** Reads a snapshot file, instead of what the configuration names. The path is taken as it is. */
    public GeneratorConfiguration snapshot(Path file) {
        return change(changed ->
                changed.origin = Optional.of(new SchemaOrigin.SnapshotFile(new Place("option", 0, "snapshot"), file)));
    }

    /** Runs the migrations of this directory on a scratch server, instead of what the configuration names. */
    public GeneratorConfiguration migrations(Path directory) {
        return change(changed -> changed.origin =
                Optional.of(new SchemaOrigin.MigrationFolder(new Place("option", 0, "migrations"), directory)));
    }

    /**
     * Takes a {@code MetaData} of a class on the {@link #classPath(List) class path}, instead of what the configuration
     * names.
     *
     * @param field class and static field: {@code com.acme.Shop.METADATA}
     */
    public GeneratorConfiguration metadata(String field) {
        return text("metadata", field);
    }

    /**
     * Names the schema to read.
     *
     * @throws InvalidDefinition if the configuration has several schemas
     */
    public GeneratorConfiguration schema(String name) {
        return text("schema", name);
    }

    /**
     * Names the package of the classes.
     *
     * @throws InvalidDefinition if Java does not accept the name, or the configuration has several schemas
     */
    public GeneratorConfiguration packageName(String name) {
        return text("package", name);
    }

    /**
     * Generates only objects whose whole name matches, in every schema.
     *
     * @throws InvalidDefinition if the text is no regular expression
     */
    public GeneratorConfiguration include(String regex) {
        return text("include", regex);
    }

    /**
     * Generates no object whose whole name matches, in every schema.
     *
     * @throws InvalidDefinition if the text is no regular expression
     */
    public GeneratorConfiguration exclude(String regex) {
        return text("exclude", regex);
    }

    /** The source root to write to. The path is taken as it is. */
    public GeneratorConfiguration output(Path folder) {
        return change(changed -> changed.output = Optional.of(folder));
    }

    /** Jars and folders of classes with the program's own rules, namings and metadata. */
    public GeneratorConfiguration classPath(List<Path> jarsAndFolders) {
        return change(changed -> changed.classPath = List.copyOf(jarsAndFolders));
    }

    /** The source root to write to; empty as long as nobody has said it. */
    public Optional<Path> output() {
        return settings.output;
    }

    /** True if a live database is read, so that no file tells whether the schema has changed. */
    public boolean isLive() {
        return settings.origin.filter(SchemaOrigin.Live.class::isInstance).isPresent();
    }

    /** True if it is said where the schema, or each of several schemas, comes from. */
    public boolean hasSource() {
        return settings.origin.isPresent()
                || settings.schemas.stream().allMatch(schema -> schema.origin().isPresent());
    }

    /** The live database that is read, with a password if the configuration has one; empty if schemas come from elsewhere. */
    public Optional<String> url() {
        return settings.origin
                .filter(SchemaOrigin.Live.class::isInstance)
                .map(origin -> ((SchemaOrigin.Live) origin).url());
    }

    /** The directory of migrations that is read; empty if the schemas come from elsewhere. */
    public Optional<Path> migrations() {
        return settings.origin
                .filter(SchemaOrigin.MigrationFolder.class::isInstance)
                .map(origin -> ((SchemaOrigin.MigrationFolder) origin).folder());
    }

    /**
     * The schemas that are read from snapshot files, in the order of the configuration; none if all come from
     * elsewhere.
     *
     * @throws InvalidDefinition if two schemas are read from one file: a snapshot of a database has one schema
     */
    public List<SnapshotTarget> snapshots() {
        Map<Path, SnapshotTarget> targets = new LinkedHashMap<>();
        for (SchemaChoice choice : settings.schemas) {
            if (choice.origin().or(() -> settings.origin).orElse(null) instanceof SchemaOrigin.SnapshotFile snapshot
                    && targets.put(
                                    snapshot.file(),
                                    new SnapshotTarget(
                                            snapshot.file(),
                                            choice.schema(),
                                            name -> choice.wants(name, new PatternUse())))
                            != null) {
                throw choice.place()
                        .refused("two schemas are read from " + snapshot.file()
                                + ", and a snapshot of a database has one schema: give each its own file");
            }
        }
        return List.copyOf(targets.values());
    }

    Settings settings() {
        return settings;
    }
}
