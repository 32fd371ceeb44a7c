package io.leanq.catalog;

import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was found in a database. All names are as the catalog has them.
 *
 * @param defaultSchema where names without a schema are; empty if the catalog has no schemas, or holds one only
 * @param notTold what this catalog cannot tell at all
 * @param showsUniqueConstraints whether each unique constraint of a table is among its indexes for sure; where it is
 *     false, one that is not among them may be there or not. False if {@code notTold} has {@link Facet#UNIQUE}
 * @param foldsToUpper whether the database is known to keep names that were written bare in upper case
 */
public record Catalog(
        Optional<String> defaultSchema,
        List<TableFound> tables,
        List<ViewFound> views,
        List<ObjectName> sequences,
        Set<Facet> notTold,
        boolean showsUniqueConstraints,
        boolean foldsToUpper) {
    /** Of a schema with nothing in it. */
    public static final Catalog EMPTY =
            new Catalog(Optional.empty(), List.of(), List.of(), List.of(), Set.of(), true, false);

    public Catalog {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        sequences = List.copyOf(sequences);
        notTold = Set.copyOf(notTold);
        showsUniqueConstraints = showsUniqueConstraints && !notTold.contains(Facet.UNIQUE);
    }

    /** A view with its columns in order. */
    public record ViewFound(ObjectName name, List<ColumnFound> columns) {
        public ViewFound {
            columns = List.copyOf(columns);
        }
    }

    /** A table with its columns in order; the key, its columns in order, is empty if there is none. */
    public record TableFound(
            ObjectName name,
            List<ColumnFound> columns,
            List<String> primaryKey,
            List<ForeignKeyFound> foreignKeys,
            List<IndexDefinition> indexes) {
        public TableFound {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
            foreignKeys = List.copyOf(foreignKeys);
            indexes = List.copyOf(indexes);
        }
    }

    /**
     * A column.
     *
     * @param type empty for a type that LeanQ does not know
     * @param lengthTold whether the length, or the digits, that the type has are what the catalog says; false where it
     *     says nothing of them
     * @param typeName as the catalog calls it
     * @param filling what an insert that leaves the column out writes
     */
    public record ColumnFound(
            String name,
            Optional<SqlType> type,
            boolean lengthTold,
            String typeName,
            boolean nullable,
            FillingFound filling) {}

    /**
     * What the catalog says of a column's values where an insert gives none.
     *
     * @param text the default as the catalog spells it, which need not be how it was written
     * @param identity whether the database counts the column up; false too where the catalog does not tell
     * @param computed whether the database computes it from other columns; false too where the catalog does not tell
     */
    public record FillingFound(Optional<String> text, boolean identity, boolean computed) {
        /** Nothing is filled in. */
        public static final FillingFound NONE = new FillingFound(Optional.empty(), false, false);
    }

    /**
     * A foreign key; both lists are in the order of the key.
     *
     * @param deleteRule what happens when the row that it points at goes, in the catalog's words; empty if it does not
     *     tell
     */
    public record ForeignKeyFound(
            String name,
            List<String> columns,
            ObjectName target,
            List<String> targetColumns,
            Optional<String> deleteRule) {
        public ForeignKeyFound {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }
    }

    public Optional<TableFound> table(ObjectName written) {
        return tables.stream().filter(t -> matches(written, t.name())).findFirst();
    }

    public Optional<ViewFound> view(ObjectName written) {
        return views.stream().filter(v -> matches(written, v.name())).findFirst();
    }

    public boolean hasSequence(ObjectName written) {
        return sequences.stream().anyMatch(s -> matches(written, s));
    }

    /** Whether a name that was written means an object that was found; without a schema, the default one is meant. */
    public boolean matches(ObjectName written, ObjectName found) {
        if (!Identifiers.matches(written.name(), found.name())) {
            return false;
        }
        if (found.schema().isEmpty()) {
            return true;
        }
        String schema = found.schema().get();
        return written.schema()
                .map(wanted -> Identifiers.matches(wanted, schema))
                .orElseGet(() -> isDefault(schema));
    }

    /** Whether names without a schema are in this one. */
    public boolean isDefault(String schema) {
        return defaultSchema.isEmpty() || defaultSchema.get().equalsIgnoreCase(schema);
    }
}
