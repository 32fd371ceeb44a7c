package io.leanq.codegen.config;

import java.util.List;
import java.util.Optional;

/**
 * One schema, the package of its classes, and which of its objects get classes. Immutable.
 *
 * @param schema the schema's name; empty for the session's own
 * @param packageName empty as long as nobody has said it
 * @param origin where this schema alone comes from; empty if it comes from where all do
 */
record SchemaChoice(
        Place place,
        Optional<String> schema,
        Optional<String> packageName,
        List<PlacedPattern> include,
        List<PlacedPattern> exclude,
        Optional<SchemaOrigin> origin) {

    static SchemaChoice at(Place place) {
        return new SchemaChoice(place, Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    SchemaChoice schema(String name) {
        return new SchemaChoice(place, Optional.of(name), packageName, include, exclude, origin);
    }

    SchemaChoice packageName(String name) {
        return new SchemaChoice(place, schema, Optional.of(name), include, exclude, origin);
    }

    SchemaChoice include(List<PlacedPattern> names) {
        return new SchemaChoice(place, schema, packageName, names, exclude, origin);
    }

    SchemaChoice exclude(List<PlacedPattern> names) {
        return new SchemaChoice(place, schema, packageName, include, names, origin);
    }

    SchemaChoice origin(SchemaOrigin other) {
        return new SchemaChoice(place, schema, packageName, include, exclude, Optional.of(other));
    }

    /** True if an object of this name gets a class. */
    boolean wants(String name, PatternUse use) {
        boolean included = use.anyMatches(include, name);
        boolean excluded = use.anyMatches(exclude, name);
        return (include.isEmpty() || included) && !excluded;
    }
}
