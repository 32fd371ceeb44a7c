package io.leanq.schema;

import io.leanq.catalog.CatalogSelection;
import io.leanq.catalog.Schema;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What {@link MetaData#reflect(SchemaTarget, ReflectOptions)} reads:
 * {@code ReflectOptions.ALL.schema(Schema.named("app"))}. Immutable: each step answers a new one.
 */
public final class ReflectOptions {
    /** Everything in the session's default schema. */
    public static final ReflectOptions ALL = new ReflectOptions(Optional.empty(), name -> true);

    private final Optional<Schema> schema;
    private final Predicate<String> wanted;

    private ReflectOptions(Optional<Schema> schema, Predicate<String> wanted) {
        this.schema = schema;
        this.wanted = wanted;
    }

    /** Reads this schema instead of the session's default one. */
    public ReflectOptions schema(Schema other) {
        return new ReflectOptions(Optional.of(other), wanted);
    }

    /**
     * Only tables, views and sequences whose names suit.
     *
     * @param name asked with names as the catalog has them; called again, both must suit
     */
    public ReflectOptions include(Predicate<String> name) {
        return new ReflectOptions(schema, wanted.and(name));
    }

    /** {@link #include(Predicate)} where the expression matches the whole name. */
    public ReflectOptions include(Pattern name) {
        return include(name.asMatchPredicate());
    }

    /** No tables, views and sequences whose names suit. */
    public ReflectOptions exclude(Predicate<String> name) {
        return include(name.negate());
    }

    /** {@link #exclude(Predicate)} where the expression matches the whole name. */
    public ReflectOptions exclude(Pattern name) {
        return exclude(name.asMatchPredicate());
    }

    CatalogSelection selection() {
        return CatalogSelection.ofSchema(schema, wanted);
    }
}
