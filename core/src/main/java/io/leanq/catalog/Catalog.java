package io.leanq.catalog;

import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The objects that were found in a database. All names are those of the catalog. Immutable.
 *
 * @param defaultSchema the schema of names without a schema; empty if the catalog has no schemas or only one
 * @param others the objects that are neither tables, views nor sequences, such as online aggregates
 * @param notTold the facets that this catalog does not show for any object
 * @param showsUniqueConstraints whether the indexes of a table are known to contain each of its unique constraints. If
 *     false, a unique constraint can exist that is not among them. False if {@code notTold} contains
 *     {@link Facet#UNIQUE}
 * @param foldsToUpper whether the database is known to fold unquoted names to upper case
 */
public record Catalog(
        Optional<String> defaultSchema,
        List<TableFound> tables,
        List<ViewFound> views,
        List<ObjectName> sequences,
        List<OtherFound> others,
        Set<Facet> notTold,
        boolean showsUniqueConstraints,
        boolean foldsToUpper) {
    /** The catalog of an empty schema. */
    public static final Catalog EMPTY =
            new Catalog(Optional.empty(), List.of(), List.of(), List.of(), Set.of(), true, false);

    public Catalog {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        sequences = List.copyOf(sequences);
        others = List.copyOf(others);
        notTold = Set.copyOf(notTold);
        showsUniqueConstraints = showsUniqueConstraints && !notTold.contains(Facet.UNIQUE);
    }

    /** A catalog of tables, views and sequences only. */
    public Catalog(
            Optional<String> defaultSchema,
            List<TableFound> tables,
            List<ViewFound> views,
            List<ObjectName> sequences,
            Set<Facet> notTold,
            boolean showsUniqueConstraints,
            boolean foldsToUpper) {
        this(defaultSchema, tables, views, sequences, List.of(), notTold, showsUniqueConstraints, foldsToUpper);
    }

    /**
     * An object that LeanQ's models do not have.
     *
     * @param kind its kind in the words of the catalog
     */
    public record OtherFound(ObjectName name, String kind) {}

    /** A view with its columns in order. */
    public record ViewFound(ObjectName name, List<ColumnFound> columns) {
        public ViewFound {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A table with its columns in order. The primary key is the list of its columns in order, empty if there is none.
     *
     * @param comment words for people; empty if there are none, or the catalog does not tell them
     */
    public record TableFound(
            ObjectName name,
            List<ColumnFound> columns,
            List<String> primaryKey,
            List<ForeignKeyFound> foreignKeys,
            List<IndexDefinition> indexes,
            Optional<String> comment) {
        public TableFound {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
            foreignKeys = List.copyOf(foreignKeys);
            indexes = List.copyOf(indexes);
        }

        /** A table without a comment. */
        public TableFound(
                ObjectName name,
                List<ColumnFound> columns,
                List<String> primaryKey,
                List<ForeignKeyFound> foreignKeys,
                List<IndexDefinition> indexes) {
            this(name, columns, primaryKey, foreignKeys, indexes, Optional.empty());
        }
    }

    /**
     * A column.
     *
     * @param type the SQL type; empty for a type that LeanQ does not know
     * @param lengthTold whether the length or the digits of {@code type} are from the catalog; false if the catalog
     *     does not contain them
     * @param typeName the name of the type in the catalog
     * @param filling the value that an insert writes if it leaves the column out
     * @param comment words for people; empty if there are none, or the catalog does not tell them
     */
    public record ColumnFound(
            String name,
            Optional<SqlType> type,
            boolean lengthTold,
            String typeName,
            boolean nullable,
            FillingFound filling,
            Optional<String> comment) {

        /** A column without a comment. */
        public ColumnFound(
                String name,
                Optional<SqlType> type,
                boolean lengthTold,
                String typeName,
                boolean nullable,
                FillingFound filling) {
            this(name, type, lengthTold, typeName, nullable, filling, Optional.empty());
        }
    }

    /**
     * The value of a column for which an insert gives none, as the catalog describes it.
     *
     * @param text the default in the spelling of the catalog, which can differ from that of the DDL
     * @param identity whether the column is an identity; also false if the catalog does not show it
     * @param computed whether the database computes the column from others; also false if the catalog does not show it
     */
    public record FillingFound(Optional<String> text, boolean identity, boolean computed) {
        /** A column without a default. */
        public static final FillingFound NONE = new FillingFound(Optional.empty(), false, false);
    }

    /**
     * A foreign key; both lists are in the order of the key.
     *
     * @param deleteRule what happens when the referenced row is deleted, in the words of the catalog; empty if the
     *     catalog does not show it
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

    /** The table to which a name in a definition refers; empty if there is none. */
    public Optional<TableFound> table(ObjectName written) {
        return tables.stream().filter(t -> matches(written, t.name())).findFirst();
    }

    /** The view to which a name in a definition refers; empty if there is none. */
    public Optional<ViewFound> view(ObjectName written) {
        return views.stream().filter(v -> matches(written, v.name())).findFirst();
    }

    /** Whether there is a sequence to which a name in a definition refers. */
    public boolean hasSequence(ObjectName written) {
        return sequences.stream().anyMatch(s -> matches(written, s));
    }

    /**
     * Whether a name in a definition refers to an object that was found. A name without a schema refers to the default
     * schema.
     */
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

    /** Whether this is the schema to which names without a schema refer. */
    public boolean isDefault(String schema) {
        return defaultSchema.isEmpty() || defaultSchema.get().equalsIgnoreCase(schema);
    }
}
