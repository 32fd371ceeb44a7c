package io.leanq.schema;

import io.leanq.render.Identifiers;
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
 */
public record Catalog(
        Optional<String> defaultSchema,
        List<TableFound> tables,
        List<ViewFound> views,
        List<ObjectName> sequences,
        Set<Facet> notTold) {
    /** Of a schema with nothing in it. */
    public static final Catalog EMPTY = new Catalog(Optional.empty(), List.of(), List.of(), List.of(), Set.of());

    public Catalog {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        sequences = List.copyOf(sequences);
        notTold = Set.copyOf(notTold);
    }

    /** A view with the names of its columns in order. */
    public record ViewFound(ObjectName name, List<String> columns) {
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
     * @param type empty for a type that LeanQ does not know
     * @param typeName as the catalog calls it
     */
    public record ColumnFound(String name, Optional<SqlType> type, String typeName, boolean nullable) {}

    /** A foreign key; both lists are in the order of the key. */
    public record ForeignKeyFound(String name, List<String> columns, ObjectName target, List<String> targetColumns) {
        public ForeignKeyFound {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }
    }

    Optional<TableFound> table(ObjectName written) {
        return tables.stream().filter(t -> matches(written, t.name())).findFirst();
    }

    Optional<ViewFound> view(ObjectName written) {
        return views.stream().filter(v -> matches(written, v.name())).findFirst();
    }

    boolean hasSequence(ObjectName written) {
        return sequences.stream().anyMatch(s -> matches(written, s));
    }

    /** Whether a name that was written means an object that was found; without a schema, the default one is meant. */
    boolean matches(ObjectName written, ObjectName found) {
        if (!Identifiers.matches(written.name(), found.name())) {
            return false;
        }
        if (found.schema().isEmpty()) {
            return true;
        }
        String schema = found.schema().get();
        return written.schema()
                .map(wanted -> Identifiers.matches(wanted, schema))
                .orElseGet(() -> defaultSchema.isEmpty() || defaultSchema.get().equalsIgnoreCase(schema));
    }
}
