package io.leanq.tree;

import java.util.Comparator;
import java.util.Optional;

/** The name of a table, index or sequence as the user wrote it. {@link Identifiers} decides about its quotes. */
public record ObjectName(Optional<String> schema, String name) {
    /** Orders by schema, names without a schema first, then by name. */
    public static final Comparator<ObjectName> BY_SCHEMA_AND_NAME =
            Comparator.comparing((ObjectName name) -> name.schema.orElse("")).thenComparing(ObjectName::name);

    /** A name in the session's default schema. */
    public static ObjectName of(String name) {
        return new ObjectName(Optional.empty(), name);
    }

    /** The form in which two names of the same object are equal. */
    public ObjectName key() {
        return new ObjectName(schema.map(Identifiers::key), Identifiers.key(name));
    }

    @Override
    public String toString() {
        return schema.map(s -> s + "." + name).orElse(name);
    }
}
