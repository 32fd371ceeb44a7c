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
 * @param notTold what this catalog cannot tell at all
 */
public record Catalog(List<TableFound> tables, List<ObjectName> sequences, Set<Facet> notTold) {
    public Catalog {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        notTold = Set.copyOf(notTold);
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

    boolean hasSequence(ObjectName written) {
        return sequences.stream().anyMatch(s -> matches(written, s));
    }

    /** Without a schema, the reader has looked in the default one only. */
    static boolean matches(ObjectName written, ObjectName found) {
        return Identifiers.matches(written.name(), found.name())
                && (written.schema().isEmpty()
                        || found.schema().isEmpty()
                        || Identifiers.matches(
                                written.schema().get(), found.schema().get()));
    }
}
