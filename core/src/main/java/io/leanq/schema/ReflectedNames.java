package io.leanq.schema;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogSelection;
import io.leanq.catalog.Names;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Converts the names of a catalog to names in the model, and records which are taken. Used by one thread. */
final class ReflectedNames {
    private final Catalog catalog;
    private final List<ObjectName> wanted;
    private final Set<ObjectName> tables = new HashSet<>();
    private final Set<ObjectName> constraints = new HashSet<>();

    /** @param selection the names that were asked for: what they select has the name under which it was asked for */
    ReflectedNames(Catalog catalog, CatalogSelection selection) {
        this.catalog = catalog;
        this.wanted = selection instanceof CatalogSelection.Named named ? named.names() : List.of();
    }

    /**
     * The name by which statements refer to the object: the name in the catalog, in lower case if the database folded
     * an unquoted name to upper case. Empty if no statement of LeanQ can refer to the object: its name is blank or too
     * long, or has lower-case letters where unquoted names are folded to upper case, since LeanQ does not quote such a
     * name.
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

    /**
     * The name of an object with its schema, unless that is the default one; empty as {@link #name(String)} is. An
     * object that was selected by its name has that name.
     */
    Optional<ObjectName> name(ObjectName found) {
        for (ObjectName asked : wanted) {
            if (catalog.matches(asked, found)) {
                return Optional.of(asked);
            }
        }
        Optional<String> schema = found.schema()
                .filter(s -> !catalog.isDefault(s) || catalog.defaultSchema().isEmpty());
        Optional<String> schemaName = schema.flatMap(this::name);
        return schema.isPresent() && schemaName.isEmpty()
                ? Optional.empty()
                : name(found.name()).map(name -> new ObjectName(schemaName, name));
    }

    /** Takes a name for a table or view. Returns false if an equivalent name is taken. */
    boolean takeTable(ObjectName name) {
        return tables.add(name.key());
    }

    /** Takes a name for a foreign key or index of a table. Returns false if an equivalent name is taken. */
    boolean takeConstraint(ObjectName table, String name) {
        return constraints.add(new ObjectName(table.schema(), name).key());
    }
}
