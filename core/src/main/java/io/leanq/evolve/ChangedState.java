package io.leanq.evolve;

import io.leanq.catalog.IndexDefinition;
import io.leanq.tree.DdlNode;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import io.leanq.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes the schema after a change of the schema before it. Immutable. */
final class ChangedState implements SchemaChange.Visitor<SchemaState> {
    private final SchemaState before;

    ChangedState(SchemaState before) {
        this.before = before;
    }

    @Override
    public SchemaState createSequence(SchemaChange.CreateSequence change) {
        return before.withSequence(change.sequence());
    }

    @Override
    public SchemaState dropSequence(SchemaChange.DropSequence change) {
        return before.withoutSequence(change.sequence().name());
    }

    @Override
    public SchemaState changeSequence(SchemaChange.ChangeSequence change) {
        return before.withSequence(change.after());
    }

    @Override
    public SchemaState createTable(SchemaChange.CreateTable change) {
        return before.withTable(change.created());
    }

    @Override
    public SchemaState dropTable(SchemaChange.DropTable change) {
        return before.withoutTable(change.dropped().name());
    }

    @Override
    public SchemaState renameTable(SchemaChange.RenameTable change) {
        ObjectName old = change.before().key();
        return before.changeTables(table -> {
            TableState pointing = table.withForeignKeys(table.foreignKeys().stream()
                    .map(key -> key.target().key().equals(old)
                            ? new DdlNode.ForeignKeySpec(key.name(), key.columns(), change.after(), key.targetColumns())
                            : key)
                    .toList());
            return table.name().key().equals(old) ? pointing.named(change.after()) : pointing;
        });
    }

    @Override
    public SchemaState addColumn(SchemaChange.AddColumn change) {
        return before.changeTable(change.table(), table -> {
            List<ColumnState> all = new ArrayList<>(table.columns());
            all.add(change.column());
            return table.withColumns(all);
        });
    }

    @Override
    public SchemaState dropColumn(SchemaChange.DropColumn change) {
        String gone = Identifiers.key(change.column().name());
        return before.changeTable(
                change.table(),
                table -> table.withColumns(without(
                        table.columns(),
                        column -> Identifiers.key(column.name()).equals(gone))));
    }

    @Override
    public SchemaState changeUnknownColumn(SchemaChange.ChangeUnknownColumn change) {
        return before.changeTable(
                change.table(),
                table -> table.withoutColumn(
                        change.before().map(TableColumn::name).orElse(change.column()), change.after()));
    }

    @Override
    public SchemaState renameColumn(SchemaChange.RenameColumn change) {
        ObjectName renamed = change.table().key();
        return before.changeTables(table -> {
            TableState pointing = table.withForeignKeys(table.foreignKeys().stream()
                    .map(key -> key.target().key().equals(renamed)
                            ? new DdlNode.ForeignKeySpec(
                                    key.name(), key.columns(), key.target(), names(key.targetColumns(), change))
                            : key)
                    .toList());
            return table.name().key().equals(renamed) ? renamed(pointing, change) : pointing;
        });
    }

    private static TableState renamed(TableState table, SchemaChange.RenameColumn change) {
        return table.withColumn(change.before(), column -> column.named(change.after()))
                .withPrimaryKey(names(table.primaryKey(), change))
                .withForeignKeys(table.foreignKeys().stream()
                        .map(key -> new DdlNode.ForeignKeySpec(
                                key.name(), names(key.columns(), change), key.target(), key.targetColumns()))
                        .toList())
                .withUniques(table.uniques().stream()
                        .map(unique -> new DdlNode.UniqueSpec(unique.name(), names(unique.columns(), change)))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> new IndexDefinition(
                                index.name(), names(index.columns(), change), index.unique(), index.options()))
                        .toList());
    }

    private static List<String> names(List<String> columns, SchemaChange.RenameColumn change) {
        String old = Identifiers.key(change.before());
        return columns.stream()
                .map(column -> Identifiers.key(column).equals(old) ? change.after() : column)
                .toList();
    }

    @Override
    public SchemaState changeType(SchemaChange.ChangeType change) {
        return before.changeTable(
                change.table(), table -> table.withColumn(change.column(), old -> old.typed(change.after())));
    }

    @Override
    public SchemaState changeNullability(SchemaChange.ChangeNullability change) {
        return before.changeTable(change.table(), table -> table.withNullable(change.column(), change.nullable()));
    }

    @Override
    public SchemaState changeDefault(SchemaChange.ChangeDefault change) {
        return before.changeTable(
                change.table(), table -> table.withColumn(change.column(), old -> old.filled(change.after())));
    }

    @Override
    public SchemaState changePrimaryKey(SchemaChange.ChangePrimaryKey change) {
        return before.changeTable(change.table(), table -> table.withPrimaryKey(change.after()));
    }

    @Override
    public SchemaState addConstraint(SchemaChange.AddConstraint change) {
        return before.changeTable(change.table(), table -> constrained(table, change.constraint(), Optional.empty()));
    }

    @Override
    public SchemaState dropConstraint(SchemaChange.DropConstraint change) {
        return before.changeTable(
                change.table(),
                table -> constrained(
                        table,
                        change.constraint(),
                        Optional.of(change.constraint().name())));
    }

    /** The table with the constraint; without the one of the name {@code dropped} if there is such a name. */
    private static TableState constrained(TableState table, TableConstraint constraint, Optional<String> dropped) {
        return constraint.accept(new TableConstraint.Visitor<TableState>() {
            private <C extends TableConstraint> List<C> changed(List<C> all, C one) {
                if (dropped.isPresent()) {
                    return without(all, other -> other.name().equals(dropped.get()));
                }
                List<C> more = new ArrayList<>(all);
                more.add(one);
                return more;
            }

            @Override
            public TableState foreignKey(DdlNode.ForeignKeySpec key) {
                return table.withForeignKeys(changed(table.foreignKeys(), key));
            }

            @Override
            public TableState unique(DdlNode.UniqueSpec unique) {
                return table.withUniques(changed(table.uniques(), unique));
            }

            @Override
            public TableState check(DdlNode.CheckSpec check) {
                return table.withChecks(changed(table.checks(), check));
            }
        });
    }

    @Override
    public SchemaState createIndex(SchemaChange.CreateIndex change) {
        return before.changeTable(change.table(), table -> {
            List<IndexDefinition> all = new ArrayList<>(table.indexes());
            all.add(change.index());
            return table.withIndexes(all);
        });
    }

    @Override
    public SchemaState dropIndex(SchemaChange.DropIndex change) {
        String gone = Identifiers.key(change.index().name());
        return before.changeTable(
                change.table(),
                table -> table.withIndexes(without(
                        table.indexes(), index -> Identifiers.key(index.name()).equals(gone))));
    }

    @Override
    public SchemaState changeIndex(SchemaChange.ChangeIndex change) {
        SchemaState dropped = dropIndex(new SchemaChange.DropIndex(change.table(), change.before()));
        return new SchemaChange.CreateIndex(change.table(), change.after()).applyTo(dropped);
    }

    @Override
    public SchemaState changeOptions(SchemaChange.ChangeOptions change) {
        return before.changeTable(change.table(), table -> table.withOptions(change.after()));
    }

    @Override
    public SchemaState changeRows(SchemaChange.ChangeRows change) {
        return before;
    }

    @Override
    public SchemaState createView(SchemaChange.CreateView change) {
        return before.withView(change.created());
    }

    @Override
    public SchemaState dropView(SchemaChange.DropView change) {
        return before.withoutView(change.dropped().name());
    }

    @Override
    public SchemaState changeView(SchemaChange.ChangeView change) {
        return before.withView(change.after());
    }

    private static <X> List<X> without(List<X> all, Predicate<X> gone) {
        return all.stream().filter(one -> !gone.test(one)).toList();
    }
}
