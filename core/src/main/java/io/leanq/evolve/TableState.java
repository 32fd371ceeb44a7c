package io.leanq.evolve;

import io.leanq.catalog.IndexDefinition;
import io.leanq.tree.DdlNode;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import io.leanq.tree.TableConstraint;
import io.leanq.tree.VendorNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A table as a value, with its columns in order. Immutable.
 *
 * @param primaryKey the columns of the primary key in order; empty if there is none
 * @param renamedFrom earlier names of the table, as declared in the model; empty for a table from a database
 * @param unknown the columns of a table from a database that no model can have; empty for a table of a model
 */
public record TableState(
        ObjectName name,
        List<ColumnState> columns,
        List<String> primaryKey,
        List<DdlNode.ForeignKeySpec> foreignKeys,
        List<DdlNode.UniqueSpec> uniques,
        List<DdlNode.CheckSpec> checks,
        List<IndexDefinition> indexes,
        List<VendorNode.TableOption> options,
        List<String> renamedFrom,
        List<UnknownColumn> unknown) {
    public TableState {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
        uniques = List.copyOf(uniques);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
        options = List.copyOf(options);
        renamedFrom = List.copyOf(renamedFrom);
        unknown = List.copyOf(unknown);
    }

    /** A table all columns of which a model can have. */
    public TableState(
            ObjectName name,
            List<ColumnState> columns,
            List<String> primaryKey,
            List<DdlNode.ForeignKeySpec> foreignKeys,
            List<DdlNode.UniqueSpec> uniques,
            List<DdlNode.CheckSpec> checks,
            List<IndexDefinition> indexes,
            List<VendorNode.TableOption> options,
            List<String> renamedFrom) {
        this(name, columns, primaryKey, foreignKeys, uniques, checks, indexes, options, renamedFrom, List.of());
    }

    /** The column to which a written name refers; empty if there is none. */
    public Optional<ColumnState> column(String written) {
        String key = Identifiers.key(written);
        return columns.stream()
                .filter(column -> Identifiers.key(column.name()).equals(key))
                .findFirst();
    }

    /** The column of this name that no model can have; empty if there is none. */
    public Optional<UnknownColumn> unknownColumn(String written) {
        String key = Identifiers.key(written);
        return unknown.stream()
                .filter(column -> Identifiers.key(column.name()).equals(key))
                .findFirst();
    }

    /** The index to which a written name refers; empty if there is none. */
    public Optional<IndexDefinition> index(String written) {
        String key = Identifiers.key(written);
        return indexes.stream()
                .filter(index -> Identifiers.key(index.name()).equals(key))
                .findFirst();
    }

    /** Whether both lists name the same columns in any order; neither has a name twice. */
    static boolean sameColumns(List<String> one, List<String> other) {
        return Set.copyOf(keys(one)).equals(Set.copyOf(keys(other)));
    }

    static List<String> keys(List<String> names) {
        return names.stream().map(Identifiers::key).toList();
    }

    /**
     * Whether a unique constraint or the primary key keeps these columns unique, as the standard wants for the columns
     * that a foreign key references.
     */
    boolean isKey(List<String> wanted) {
        return sameColumns(wanted, primaryKey)
                || uniques.stream().anyMatch(unique -> sameColumns(wanted, unique.columns()));
    }

    /**
     * The statement that creates the table. A foreign key to an own unique constraint stands after it, since engines
     * add constraints in the order of the text.
     *
     * @param keys the foreign keys to create with the table
     */
    DdlNode.CreateTable create(List<DdlNode.ForeignKeySpec> keys) {
        List<TableConstraint> all = new ArrayList<>();
        keys.stream().filter(key -> !isOwn(key)).forEach(all::add);
        all.addAll(uniques);
        keys.stream().filter(this::isOwn).forEach(all::add);
        all.addAll(checks);
        return new DdlNode.CreateTable(
                name, columns.stream().map(ColumnState::spec).toList(), primaryKey, all, options);
    }

    private boolean isOwn(DdlNode.ForeignKeySpec key) {
        return key.target().key().equals(name.key());
    }

    DdlNode.CreateIndex create(IndexDefinition index) {
        return new DdlNode.CreateIndex(
                new ObjectName(name.schema(), index.name()), name, index.columns(), index.unique(), index.options());
    }

    TableState named(ObjectName newName) {
        return new TableState(
                newName, columns, primaryKey, foreignKeys, uniques, checks, indexes, options, renamedFrom, unknown);
    }

    TableState withColumns(List<ColumnState> newColumns) {
        return new TableState(
                name, newColumns, primaryKey, foreignKeys, uniques, checks, indexes, options, renamedFrom, unknown);
    }

    TableState withColumn(String column, UnaryOperator<ColumnState> change) {
        String key = Identifiers.key(column);
        return withColumns(columns.stream()
                .map(old -> Identifiers.key(old.name()).equals(key) ? change.apply(old) : old)
                .toList());
    }

    /** This table without the columns that no model can have. */
    public TableState withoutUnknown() {
        return new TableState(
                name, columns, primaryKey, foreignKeys, uniques, checks, indexes, options, renamedFrom, List.of());
    }

    /** This table with a column, whatever it is, that can be NULL or not. */
    TableState withNullable(String column, boolean nullable) {
        Optional<TableColumn> other = unknownColumn(column).map(old -> old.nullable(nullable));
        return other.isPresent() ? withoutColumn(column, other) : withColumn(column, old -> old.nullable(nullable));
    }

    TableState withPrimaryKey(List<String> key) {
        return new TableState(name, columns, key, foreignKeys, uniques, checks, indexes, options, renamedFrom, unknown);
    }

    TableState withForeignKeys(List<DdlNode.ForeignKeySpec> keys) {
        return new TableState(name, columns, primaryKey, keys, uniques, checks, indexes, options, renamedFrom, unknown);
    }

    TableState withUniques(List<DdlNode.UniqueSpec> all) {
        return new TableState(
                name, columns, primaryKey, foreignKeys, all, checks, indexes, options, renamedFrom, unknown);
    }

    TableState withChecks(List<DdlNode.CheckSpec> all) {
        return new TableState(
                name, columns, primaryKey, foreignKeys, uniques, all, indexes, options, renamedFrom, unknown);
    }

    TableState withIndexes(List<IndexDefinition> all) {
        return new TableState(
                name, columns, primaryKey, foreignKeys, uniques, checks, all, options, renamedFrom, unknown);
    }

    /** This table with these indexes; an index of the same name is replaced. */
    public TableState withListed(List<IndexDefinition> listed) {
        List<IndexDefinition> all = new ArrayList<>(indexes);
        listed.forEach(
                index -> all.removeIf(other -> Identifiers.key(other.name()).equals(Identifiers.key(index.name()))));
        all.addAll(listed);
        return withIndexes(all);
    }

    /** This table without the column of a name, whatever it is, and with another one. */
    TableState withoutColumn(String gone, Optional<TableColumn> added) {
        String key = Identifiers.key(gone);
        List<ColumnState> known = new ArrayList<>(columns);
        known.removeIf(column -> Identifiers.key(column.name()).equals(key));
        List<UnknownColumn> others = new ArrayList<>(unknown);
        others.removeIf(column -> Identifiers.key(column.name()).equals(key));
        added.ifPresent(column -> {
            if (column instanceof UnknownColumn other) {
                others.add(other);
            } else if (column instanceof ColumnState other) {
                known.add(other);
            }
        });
        return new TableState(
                name, known, primaryKey, foreignKeys, uniques, checks, indexes, options, renamedFrom, others);
    }

    TableState withOptions(List<VendorNode.TableOption> all) {
        return new TableState(
                name, columns, primaryKey, foreignKeys, uniques, checks, indexes, all, renamedFrom, unknown);
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
