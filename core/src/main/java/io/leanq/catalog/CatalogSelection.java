package io.leanq.catalog;

import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The tables, views and sequences of a catalog to be read. Immutable. */
public sealed interface CatalogSelection {

    /**
     * @param found the name of an object in the catalog
     * @param isDefaultSchema tests whether the schema with this name in the catalog is the one to which names without a
     *     schema refer
     */
    boolean includes(ObjectName found, Predicate<String> isDefaultSchema);

    /** The objects with these names that exist. A name without a schema refers to the session's default schema. */
    static CatalogSelection named(Collection<ObjectName> names) {
        return new Named(List.copyOf(names));
    }

    /**
     * The objects of one schema.
     *
     * @param schema the schema; empty for the session's default schema
     * @param wanted tests the name of each object in the catalog
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
