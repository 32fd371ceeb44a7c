package io.leanq.codegen.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** Puts what a configuration says into settings; a key that is not there leaves its setting as it was. */
final class ConfigurationReader {
    static final List<String> ORIGINS = List.of("url", "snapshot", "migrations", "metadata");
    static final List<String> SCHEMA = List.of("schema", "package", "include", "exclude", "snapshot");
    static final List<String> TOP = List.of(
            "url",
            "snapshot",
            "migrations",
            "metadata",
            "schema",
            "package",
            "include",
            "exclude",
            "schemas",
            "output",
            "classPath",
            "names",
            "types",
            "sequences",
            "nullable",
            "notNull",
            "generatedColumnsInRows",
            "javadoc",
            "classes",
            "rules");

    /** The keys of each object of a configuration, by the path of keys down to it. */
    static final Map<String, List<String>> KEYS = Map.of(
            "", TOP,
            "schemas", SCHEMA,
            "names", NameChoices.KEYS,
            "names.tables", NameChoices.RENAMING,
            "names.columns", NameChoices.RENAMING,
            "types", TypeChoice.KEYS,
            "sequences", SequenceChoice.KEYS,
            "classes", ClassAdditions.KEYS);

    private final Settings settings;

    private ConfigurationReader(Settings settings) {
        this.settings = settings;
    }

    static void read(ConfigNode node, Settings settings) {
        new ConfigurationReader(settings).top(ObjectKeys.of(node, TOP));
    }

    private void top(ObjectKeys keys) {
        origin(keys);
        columns(keys);
        if (keys.has("schemas")) {
            for (String key : List.of("schema", "package", "include", "exclude")) {
                keys.requireNotBoth("schemas", key, "each entry of schemas has its own");
            }
            settings.schemas = keys.list("schemas", this::schema);
            if (settings.schemas.isEmpty()) {
                throw keys.place("schemas").refused("the list is empty: give one entry for each schema");
            }
        }
        keys.text("schema")
                .ifPresent(
                        name -> settings.schemas = List.of(only(keys, "schema").schema(name)));
        keys.text("package").ifPresent(name -> {
            requirePackage(keys, name);
            settings.schemas = List.of(only(keys, "package").packageName(name));
        });
        if (keys.has("include")) {
            List<PlacedPattern> names = keys.patterns("include");
            settings.schemas =
                    settings.schemas.stream().map(each -> each.include(names)).toList();
        }
        if (keys.has("exclude")) {
            List<PlacedPattern> names = keys.patterns("exclude");
            settings.schemas =
                    settings.schemas.stream().map(each -> each.exclude(names)).toList();
        }
        keys.text("output").ifPresent(text -> settings.output = Optional.of(path(keys, "output", text)));
        if (keys.has("classPath")) {
            settings.classPath = keys.texts("classPath").stream()
                    .map(text -> path(keys, "classPath", text))
                    .toList();
        }
    }

    private void columns(ObjectKeys keys) {
        keys.node("names").ifPresent(node -> settings.names = settings.names.read(node));
        if (keys.has("types")) {
            settings.types = keys.list("types", TypeChoice::read);
        }
        if (keys.has("sequences")) {
            settings.sequences = keys.list("sequences", SequenceChoice::read);
        }
        if (keys.has("nullable")) {
            settings.nullable = keys.patterns("nullable");
        }
        if (keys.has("notNull")) {
            settings.notNull = keys.patterns("notNull");
        }
        keys.flag("generatedColumnsInRows").ifPresent(flag -> settings.generatedInRows = flag);
        keys.flag("javadoc").ifPresent(flag -> settings.javadoc = flag);
        if (keys.has("classes")) {
            settings.classes = keys.list("classes", ClassAdditions::read);
        }
        if (keys.has("rules")) {
            Place place = keys.place("rules");
            settings.rules = keys.classNames("rules").stream()
                    .map(name -> new Settings.RuleClass(place, name))
                    .toList();
        }
    }

    private void origin(ObjectKeys keys) {
        String found = null;
        for (String key : ORIGINS) {
            if (!keys.has(key)) {
                continue;
            }
            if (found != null) {
                keys.requireNotBoth(found, key, "the schema comes from one of " + String.join(", ", ORIGINS));
            }
            found = key;
            Place place = keys.place(key);
            String text = keys.requiredText(key, key);
            settings.origin = Optional.of(
                    switch (key) {
                        case "url" -> new SchemaOrigin.Live(place, text);
                        case "snapshot" -> new SchemaOrigin.SnapshotFile(place, path(keys, key, text));
                        case "migrations" -> new SchemaOrigin.MigrationFolder(place, path(keys, key, text));
                        default ->
                            new SchemaOrigin.MetaDataField(
                                    place, keys.field(key).orElseThrow());
                    });
        }
    }

    private SchemaChoice schema(ConfigNode node) {
        ObjectKeys keys = ObjectKeys.of(node, SCHEMA);
        String packageName = keys.requiredText("package", "com.acme.db");
        requirePackage(keys, packageName);
        SchemaChoice choice = SchemaChoice.at(keys.place())
                .packageName(packageName)
                .include(keys.patterns("include"))
                .exclude(keys.patterns("exclude"));
        if (keys.has("schema")) {
            choice = choice.schema(keys.requiredText("schema", "billing"));
        }
        if (keys.has("snapshot")) {
            Path file = path(keys, "snapshot", keys.requiredText("snapshot", "schema.json"));
            choice = choice.origin(new SchemaOrigin.SnapshotFile(keys.place("snapshot"), file));
        }
        return choice;
    }

    private SchemaChoice only(ObjectKeys keys, String key) {
        if (settings.schemas.size() != 1) {
            throw keys.place(key)
                    .refused("the configuration has " + settings.schemas.size()
                            + " schemas: change the entry of schemas, or keep one schema");
        }
        return settings.schemas.get(0);
    }

    private static void requirePackage(ObjectKeys keys, String name) {
        if (!SourceVersion.isName(name)) {
            throw keys.place("package")
                    .refused("\"" + name + "\" is no name of a Java package: expected one such as com.acme.db");
        }
    }

    private Path path(ObjectKeys keys, String key, String text) {
        try {
            return settings.folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw keys.place(key).refused("\"" + text + "\" is no path: " + e.getReason());
        }
    }
}
