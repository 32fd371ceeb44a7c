package io.leanq.schema;

import io.leanq.catalog.IndexDefinition;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.TableConstraint;
import io.leanq.tree.TableIdentity;
import io.leanq.tree.VendorNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The definition of a table. It is sealed after the table's constructor, and shared by the table and its aliases.
 * Immutable and thread-safe.
 */
public final class TableDefinition implements TableIdentity.Names {
    private final SourceInstance.OfTable instance;
    private final List<ColumnDefinition> columns;
    private final Map<String, ColumnDefinition> byName;
    private final List<String> primaryKey;
    private final Constraints constraints;
    private final List<IndexDefinition> indexes;
    private final List<VendorNode.TableOption> options;
    private final Optional<String> comment;
    private final List<String> renamedFrom;
    private final boolean view;

    record Constraints(List<ForeignKey> foreignKeys, List<UniqueConstraint> uniques, List<CheckConstraint> checks) {
        Constraints {
            foreignKeys = List.copyOf(foreignKeys);
            uniques = List.copyOf(uniques);
            checks = List.copyOf(checks);
        }
    }

    TableDefinition(
            SourceInstance.OfTable instance,
            List<ColumnDefinition> columns,
            List<String> primaryKey,
            Constraints constraints,
            List<IndexDefinition> indexes,
            List<VendorNode.TableOption> options,
            Optional<String> comment,
            List<String> renamedFrom,
            boolean view) {
        this.instance = instance;
        this.columns = List.copyOf(columns);
        this.primaryKey = List.copyOf(primaryKey);
        this.constraints = constraints;
        this.comment = comment;
        this.renamedFrom = List.copyOf(renamedFrom);
        this.view = view;
        this.indexes = List.copyOf(indexes);
        this.options = List.copyOf(options);
        this.byName = new HashMap<>();
        columns.forEach(column -> byName.put(column.name(), column));
    }

    public ObjectName name() {
        return instance.table().name();
    }

    @Override
    public boolean isView() {
        return view;
    }

    /** The columns in the order of definition. */
    public List<ColumnDefinition> columns() {
        return columns;
    }

    /** The column with this name; empty if there is none. */
    public Optional<ColumnDefinition> column(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The columns of the primary key, in its order; empty if there is none. */
    public List<String> primaryKey() {
        return primaryKey;
    }

    public List<ForeignKey> foreignKeys() {
        return constraints.foreignKeys();
    }

    public List<UniqueConstraint> uniques() {
        return constraints.uniques();
    }

    public List<CheckConstraint> checks() {
        return constraints.checks();
    }

    /** Clauses that only some databases have, in the order of definition. */
    public List<VendorNode.TableOption> options() {
        return options;
    }

    /** The comment in the class. It is not written to the database, since LeanXcale has no COMMENT ON. */
    public Optional<String> comment() {
        return comment;
    }

    /** The names that the table had before; see {@link Table#tableRenamedFrom}. */
    public List<String> renamedFrom() {
        return renamedFrom;
    }

    /** The indexes that are defined with the table; indexes made by {@link Index#named} are not among them. */
    public List<IndexDefinition> indexes() {
        return indexes;
    }

    @Override
    public List<String> columnNames() {
        return columns.stream().map(ColumnDefinition::name).toList();
    }

    @Override
    public List<TableIdentity.Constraint> constraints() {
        List<TableIdentity.Constraint> named = new ArrayList<>();
        foreignKeys().forEach(key -> named.add(new TableIdentity.Constraint(key.name(), key.columns())));
        uniques().forEach(unique -> named.add(new TableIdentity.Constraint(unique.name(), unique.columns())));
        checks().forEach(check -> named.add(new TableIdentity.Constraint(check.name(), List.of())));
        indexes.forEach(index -> named.add(new TableIdentity.Constraint(index.name(), index.columns())));
        return named;
    }

    /** Whether a column can be NULL; a column of the primary key cannot. */
    public boolean nullable(ColumnDefinition column) {
        return column.nullable() && !primaryKey.contains(column.name());
    }

    /** The column as CREATE TABLE and ADD COLUMN have it. */
    public DdlNode.ColumnSpec spec(ColumnDefinition column) {
        return new DdlNode.ColumnSpec(column.name(), column.type().sqlType(), nullable(column), column.filling());
    }

    /**
     * The constraint with this name; empty if there is none. A primary key and indexes are no constraints here.
     *
     * @throws io.leanq.InvalidDefinition if the constraint is a foreign key and its target is null
     */
    public Optional<TableConstraint> constraint(String name) {
        List<TableConstraint> all = new ArrayList<>();
        foreignKeys().stream().filter(key -> key.name().equals(name)).forEach(key -> all.add(key.spec()));
        uniques().forEach(unique -> all.add(unique.spec()));
        checks().forEach(check -> all.add(check.spec(instance)));
        return all.stream().filter(constraint -> constraint.name().equals(name)).findFirst();
    }

    /**
     * The statement that creates the table with all of its constraints, without its indexes.
     *
     * @throws io.leanq.InvalidDefinition if the target of a foreign key is null
     */
    public DdlNode.CreateTable createTable() {
        return ddl(foreignKeys());
    }

    /** @param keys the foreign keys to create with the table; the others are created later */
    DdlNode.CreateTable ddl(List<ForeignKey> keys) {
        List<DdlNode.ColumnSpec> specs = columns.stream().map(this::spec).toList();
        List<TableConstraint> all = new ArrayList<>();
        keys.stream().filter(key -> !isToOwnUnique(key)).forEach(key -> all.add(key.spec()));
        uniques().forEach(unique -> all.add(unique.spec()));
        keys.stream().filter(this::isToOwnUnique).forEach(key -> all.add(key.spec()));
        all.addAll(checkSpecs());
        return new DdlNode.CreateTable(name(), specs, primaryKey, all, options);
    }

    List<DdlNode.CheckSpec> checkSpecs() {
        return checks().stream().map(check -> check.spec(instance)).toList();
    }

    /**
     * Whether a foreign key references a unique constraint of its own table. The DDL has such a key after that
     * constraint, since engines add constraints in the order of the text.
     */
    private boolean isToOwnUnique(ForeignKey key) {
        return key.targetTable() == this && !UniqueTarget.isSame(key.targetColumns(), primaryKey);
    }

    @Override
    public String toString() {
        return name().toString();
    }
}
