package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.tree.TableIdentity;
import io.leanq.tree.VendorNode;
import io.leanq.type.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The log of a table's definition, while its constructor runs. Used by one thread. */
final class TableBuilder {
    private final TableIdentity identity;
    private final Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private List<String> primaryKey = List.of();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<IndexDefinition> indexes = new ArrayList<>();
    private final List<VendorNode.TableOption> options = new ArrayList<>();

    TableBuilder(TableIdentity identity) {
        this.identity = identity;
    }

    String tableName() {
        return identity.name().name();
    }

    ColumnDefinition column(String name, DataType<?> type, List<? extends ColumnOption<?>> columnOptions) {
        if (type == null) {
            throw new InvalidDefinition("column " + identity + "." + name + " has no type");
        }
        if (!names.add(io.leanq.render.Identifiers.key(Names.required("column of " + identity, name)))) {
            throw new InvalidDefinition("table " + identity + " has two columns named " + name);
        }
        ColumnBuilder column = new ColumnBuilder(this, name, type);
        columnOptions.forEach(option -> option.apply(column));
        ColumnDefinition definition = column.build();
        columns.put(name, definition);
        return definition;
    }

    void primaryKey(List<String> key) {
        if (!primaryKey.isEmpty()) {
            throw new InvalidDefinition("table " + identity + " has two primary keys, " + primaryKey + " and " + key
                    + ": for a key of several columns call primaryKey(a, b) once");
        }
        primaryKey = List.copyOf(key);
    }

    void foreignKey(List<String> key, Supplier<? extends @Nullable List<? extends Column<?, ?>>> target) {
        for (ForeignKey other : foreignKeys) {
            if (other.columns().equals(key)) {
                throw new InvalidDefinition("table " + identity + " has two foreign keys of " + key + ": keep one");
            }
        }
        foreignKeys.add(new ForeignKey(tableName(), key, target));
    }

    void index(String name, List<String> indexed, boolean unique) {
        Names.required("index of " + identity, name);
        for (IndexDefinition index : indexes) {
            if (index.name().equals(name)) {
                throw new InvalidDefinition("table " + identity + " has two indexes named " + name);
            }
        }
        indexes.add(new IndexDefinition(name, indexed, unique));
    }

    void option(VendorNode.TableOption option) {
        options.add(option);
    }

    TableDefinition build() {
        if (columns.isEmpty()) {
            throw new InvalidDefinition("table " + identity + " has no columns");
        }
        return new TableDefinition(identity, List.copyOf(columns.values()), primaryKey, foreignKeys, indexes, options);
    }
}
