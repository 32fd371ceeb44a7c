package io.leanq.schema;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.Names;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The names that objects of a catalog have in the model, and which of them are taken. Used by one thread. */
final class ReflectedNames {
    private final Catalog catalog;
    private final Set<ObjectName> tables = new HashSet<>();
    private final Set<ObjectName> constraints = new HashSet<>();

    ReflectedNames(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The name under which statements mean the object: as it is found, but in lower case where the database put a bare
     * name into upper case. Empty if there is none: a name that is blank or too long, or one in lower case where bare
     * names mean upper case, since LeanQ does not quote it.
     */
    Optional<String> name(String found) {
        if (found.isBlank() || found.length() > Names.LONGEST) {
            return Optional.empty();
        }
        if (!catalog.foldsToUpper()) {
            return Optional.of(found);
        }
        String lower = found.toLowerCase(Locale.ROOT);
        boolean upper = found.equals(found.toUpperCase(Locale.ROOT));
        if (Identifiers.isRegular(found) && !upper) {
            return Optional.empty();
        }
        return Optional.of(upper && Identifiers.isRegular(lower) ? lower : found);
    }

    /** The same for an object, without the default schema. */
    Optional<ObjectName> name(ObjectName found) {
        Optional<String> schema = found.schema()
                .filter(s -> !catalog.isDefault(s) || catalog.defaultSchema().isEmpty());
        Optional<String> schemaName = schema.flatMap(this::name);
        return schema.isPresent() && schemaName.isEmpty()
                ? Optional.empty()
                : name(found.name()).map(name -> new ObjectName(schemaName, name));
    }

    /** Whether a table or view may have the name: none before it had one that means the same. */
    boolean takeTable(ObjectName name) {
        return tables.add(SchemaNames.key(name));
    }

    /** The same for a foreign key or index of a table. */
    boolean takeConstraint(ObjectName table, String name) {
        return constraints.add(SchemaNames.key(new ObjectName(table.schema(), name)));
    }
}
