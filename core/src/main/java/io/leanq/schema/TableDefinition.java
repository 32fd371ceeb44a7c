package io.leanq.schema;

import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.tree.TableIdentity;
import io.leanq.tree.VendorNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a table was defined as: sealed when its constructor has run, shared by the table and all its aliases. Immutable. */
public final class TableDefinition {
    private final TableIdentity identity;
    private final List<ColumnDefinition> columns;
    private final Map<String, ColumnDefinition> byName;
    private final List<String> primaryKey;
    private final List<ForeignKey> foreignKeys;
    private final List<IndexDefinition> indexes;
    private final List<VendorNode.TableOption> options;

    TableDefinition(
            TableIdentity identity,
            List<ColumnDefinition> columns,
            List<String> primaryKey,
            List<ForeignKey> foreignKeys,
            List<IndexDefinition> indexes,
            List<VendorNode.TableOption> options) {
        this.identity = identity;
        this.columns = List.copyOf(columns);
        this.primaryKey = List.copyOf(primaryKey);
        this.foreignKeys = List.copyOf(foreignKeys);
        this.indexes = List.copyOf(indexes);
        this.options = List.copyOf(options);
        this.byName = new HashMap<>();
        columns.forEach(column -> byName.put(column.name(), column));
    }

    TableIdentity identity() {
        return identity;
    }

    public ObjectName name() {
        return identity.name();
    }

    /** In the order of definition. */
    public List<ColumnDefinition> columns() {
        return columns;
    }

    public Optional<ColumnDefinition> column(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** In the order of the key; empty if there is none. */
    public List<String> primaryKey() {
        return primaryKey;
    }

    public List<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    /** Those defined with the table; indexes made by {@link Index#named} are not among them. */
    public List<IndexDefinition> indexes() {
        return indexes;
    }

    /** Whether a column may be NULL: one of the key never is. */
    boolean nullable(ColumnDefinition column) {
        return column.nullable() && !primaryKey.contains(column.name());
    }

    /** @param keys the foreign keys to create with the table; those of a cycle come after it */
    DdlNode.CreateTable ddl(List<ForeignKey> keys) {
        List<DdlNode.ColumnSpec> specs = new ArrayList<>();
        for (ColumnDefinition column : columns) {
            specs.add(new DdlNode.ColumnSpec(
                    column.name(), column.type().sqlType(), nullable(column), column.defaultValue()));
        }
        return new DdlNode.CreateTable(
                name(), specs, primaryKey, keys.stream().map(ForeignKey::spec).toList(), options);
    }

    @Override
    public String toString() {
        return name().toString();
    }
}
