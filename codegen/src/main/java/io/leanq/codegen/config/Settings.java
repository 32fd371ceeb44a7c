package io.leanq.codegen.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a configuration says, while it is put together. Not thread-safe. */
final class Settings {
    Place place;
    Path folder;
    Optional<SchemaOrigin> origin = Optional.empty();
    List<SchemaChoice> schemas;
    Optional<Path> output = Optional.empty();
    List<Path> classPath = List.of();
    NameChoices names;
    List<TypeChoice> types = List.of();
    List<SequenceChoice> sequences = List.of();
    List<PlacedPattern> nullable = List.of();
    List<PlacedPattern> notNull = List.of();
    boolean generatedInRows = true;
    boolean javadoc = true;
    List<ClassAdditions> classes = List.of();
    List<RuleClass> rules = List.of();

    /** A class with a rule of the program's. */
    record RuleClass(Place place, String name) {}

    Settings(Place place, Path folder) {
        this.place = place;
        this.folder = folder;
        this.schemas = List.of(SchemaChoice.at(place));
        this.names = NameChoices.standard(place);
    }

    Settings copy() {
        Settings copy = new Settings(place, folder);
        copy.origin = origin;
        copy.schemas = schemas;
        copy.output = output;
        copy.classPath = classPath;
        copy.names = names;
        copy.types = types;
        copy.sequences = sequences;
        copy.nullable = nullable;
        copy.notNull = notNull;
        copy.generatedInRows = generatedInRows;
        copy.javadoc = javadoc;
        copy.classes = classes;
        copy.rules = rules;
        return copy;
    }

    /** All that the settings say. */
    @Override
    public String toString() {
        return List.of(
                        origin,
                        schemas,
                        output,
                        classPath,
                        names,
                        types,
                        sequences,
                        nullable,
                        notNull,
                        generatedInRows,
                        javadoc,
                        classes,
                        rules)
                .toString();
    }
}
