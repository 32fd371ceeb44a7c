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

    Settings(Place place, Path folder) {
        this.place = place;
        this.folder = folder;
        this.schemas = List.of(SchemaChoice.at(place));
    }

    Settings copy() {
        Settings copy = new Settings(place, folder);
        copy.origin = origin;
        copy.schemas = schemas;
        copy.output = output;
        copy.classPath = classPath;
        return copy;
    }

    /** All that the settings say. */
    @Override
    public String toString() {
        return List.of(origin, schemas, output, classPath).toString();
    }
}
