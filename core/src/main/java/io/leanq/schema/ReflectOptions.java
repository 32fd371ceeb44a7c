package io.leanq.schema;

import io.leanq.catalog.CatalogSelection;
import io.leanq.catalog.Schema;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The objects that {@link MetaData#reflect(SchemaTarget, ReflectOptions)} reads:
 * {@code ReflectOptions.ALL.schema(Schema.named("app"))}. Immutable: each step returns a new object.
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
     * Reads only tables, views and sequences whose names match.
     *
     * @param name tests a name as the catalog has it. After several calls of this method, a name must match all
     *     predicates
     */
    public ReflectOptions include(Predicate<String> name) {
        return new ReflectOptions(schema, wanted.and(name));
    }

    /** {@link #include(Predicate)} for names that the regular expression matches as a whole. */
    public ReflectOptions include(Pattern name) {
        return include(name.asMatchPredicate());
    }

    /**
     * Reads no tables, views and sequences whose names match.
     *
     * @param name tests a name as the catalog has it
     */
    public ReflectOptions exclude(Predicate<String> name) {
        return include(name.negate());
    }

    /** {@link #exclude(Predicate)} for names that the regular expression matches as a whole. */
    public ReflectOptions exclude(Pattern name) {
        return exclude(name.asMatchPredicate());
    }

    CatalogSelection selection() {
        return CatalogSelection.ofSchema(schema, wanted);
    }
}
