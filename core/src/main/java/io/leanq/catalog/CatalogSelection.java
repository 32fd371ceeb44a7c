package io.leanq.catalog;

import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which tables, views and sequences of a catalog are to be read. */
public sealed interface CatalogSelection {

    /**
     * @param found as the catalog has it
     * @param isDefaultSchema whether a schema, named as the catalog has it, is the one that names without a schema are
     *     in
     */
    boolean includes(ObjectName found, Predicate<String> isDefaultSchema);

    /** Those of these names that are there. A name without a schema means the session's default one. */
    static CatalogSelection named(Collection<ObjectName> names) {
        return new Named(List.copyOf(names));
    }

    /**
     * Everything in one schema.
     *
     * @param schema empty for the session's default one
     * @param wanted asked with each object's name as the catalog has it
     */
    static CatalogSelection ofSchema(Optional<Schema> schema, Predicate<String> wanted) {
        return new OfSchema(schema, wanted);
    }

    /** See {@link #named}. */
    record Named(List<ObjectName> names) implements CatalogSelection {
        public Named {
            names = List.copyOf(names);
        }

        @Override
        public boolean includes(ObjectName found, Predicate<String> isDefaultSchema) {
            return names.stream()
                    .anyMatch(name -> Identifiers.matches(name.name(), found.name())
                            && isIn(name.schema(), found, isDefaultSchema));
        }
    }

    /** See {@link #ofSchema}. */
    record OfSchema(Optional<Schema> schema, Predicate<String> wanted) implements CatalogSelection {
        @Override
        public boolean includes(ObjectName found, Predicate<String> isDefaultSchema) {
            return isIn(schema.map(Schema::name), found, isDefaultSchema) && wanted.test(found.name());
        }
    }

    private static boolean isIn(Optional<String> schema, ObjectName found, Predicate<String> isDefaultSchema) {
        if (found.schema().isEmpty()) {
            return true;
        }
        String there = found.schema().get();
        return schema.map(wanted -> Identifiers.matches(wanted, there)).orElseGet(() -> isDefaultSchema.test(there));
    }
}
