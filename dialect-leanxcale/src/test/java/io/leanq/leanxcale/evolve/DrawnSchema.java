package io.leanq.leanxcale.evolve;

import io.leanq.evolve.ColumnState;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.TableState;
import io.leanq.render.ReadTables;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A schema while it changes at random, with what the draws of changes ask of it. Used by one thread. */
final class DrawnSchema {
    final Random random;
    private final long seed;
    private final List<TableState> pool;
    /** The columns of dropped foreign keys: a key of the same effect would be the dropped one to a diff. */
    private final Set<List<String>> unkeyed = new HashSet<>();

    private SchemaState now;
    private int number;

    /** @param pool a schema whose tables and columns are added */
    DrawnSchema(long seed, SchemaState before, SchemaState pool) {
        this.seed = seed;
        this.random = new Random(seed);
        this.pool = List.copyOf(pool.tables());
        this.now = before;
        before.tables()
                .forEach(table -> replace(
                        table.name(),
                        known -> withColumns(known, List.of(), column -> copy(column, column.nullable(), List.of()))));
    }

    SchemaState now() {
        return now;
    }

    /** Makes a change, and declares what the schema that is wanted must declare of it. */
    void apply(SchemaChange change) {
        now = change.applyTo(now);
        if (change instanceof SchemaChange.DropConstraint drop
                && drop.constraint() instanceof DdlNode.ForeignKeySpec key) {
            unkeyed.add(key.columns());
        } else if (change instanceof SchemaChange.RenameTable rename) {
            replace(
                    rename.after(),
                    table -> withColumns(table, List.of(rename.before().name()), column -> column));
        } else if (change instanceof SchemaChange.RenameColumn rename) {
            replace(
                    rename.table(),
                    table -> withColumns(
                            table,
                            table.renamedFrom(),
                            column -> column.name().equals(rename.after())
                                    ? copy(column, column.nullable(), List.of(rename.before()))
                                    : column));
        } else if (change instanceof SchemaChange.ChangePrimaryKey key) {
            replace(
                    key.table(),
                    table -> withColumns(
                            table,
                            table.renamedFrom(),
                            column -> copy(
                                    column,
                                    column.nullable() && !key.after().contains(column.name()),
                                    column.renamedFrom())));
        }
    }

    private void replace(ObjectName name, UnaryOperator<TableState> change) {
        List<TableState> tables = now.tables().stream()
                .map(table -> table.name().equals(name) ? change.apply(table) : table)
                .toList();
        now = SchemaState.of(tables, List.copyOf(now.views()), List.copyOf(now.sequences()), now.notTold());
    }

    private static ColumnState copy(ColumnState column, boolean nullable, List<String> renamedFrom) {
        return new ColumnState(column.name(), column.type(), true, nullable, column.filling(), true, renamedFrom);
    }

    private static TableState withColumns(
            TableState table, List<String> renamedFrom, UnaryOperator<ColumnState> change) {
        return new TableState(
                table.name(),
                table.columns().stream().map(change).toList(),
                table.primaryKey(),
                table.foreignKeys(),
                table.uniques(),
                table.checks(),
                table.indexes(),
                table.options(),
                renamedFrom);
    }

    <X> X pick(List<X> some) {
        return some.get(random.nextInt(some.size()));
    }

    <X> Optional<X> any(List<X> some) {
        return some.isEmpty() ? Optional.empty() : Optional.of(pick(some));
    }

    TableState table() {
        return pick(List.copyOf(now.tables()));
    }

    /** A table that meets a condition. */
    Optional<TableState> table(Predicate<TableState> condition) {
        return any(now.tables().stream().filter(condition).toList());
    }

    TableState pooled() {
        return pick(pool);
    }

    /** A name that no other object has. */
    String fresh(String prefix) {
        return prefix + " s" + seed + "_" + number++;
    }

    /** Whether a name comes from this schema's changes: the rows are older, and to end such an object is no change. */
    boolean isFresh(String name) {
        return name.contains(" s" + seed + "_");
    }

    /** The columns behind the first two that are in no key, index or constraint. */
    List<ColumnState> free(TableState table) {
        return table.columns().stream()
                .skip(2)
                .filter(column -> !isUsed(table, column.name()) && !column.isIdentity())
                .toList();
    }

    private static boolean isUsed(TableState table, String column) {
        return table.primaryKey().contains(column)
                || table.indexes().stream().anyMatch(index -> index.columns().contains(column))
                || table.uniques().stream().anyMatch(unique -> unique.columns().contains(column))
                || table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column));
    }

    boolean isPointedAt(TableState table) {
        return now.tables().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .anyMatch(key -> key.target().equals(table.name()));
    }

    /** Whether a view reads the table, whose query would have to change with its name. */
    boolean isViewed(TableState table) {
        return now.views().stream()
                .flatMap(view -> view.query().stream())
                .anyMatch(query -> ReadTables.of(query).contains(table.name()));
    }

    /** Whether foreign keys lead from one table to the other, so that a key back would close a cycle. */
    boolean reaches(TableState from, TableState to) {
        return from.name().equals(to.name())
                || from.foreignKeys().stream()
                        .map(DdlNode.ForeignKeySpec::target)
                        .filter(target -> !target.equals(from.name()))
                        .anyMatch(target -> reaches(now.table(target).orElseThrow(), to));
    }

    /** Whether no foreign key has, or had, the columns. */
    boolean isUnkeyed(TableState table, List<String> columns) {
        return !unkeyed.contains(columns)
                && table.foreignKeys().stream().noneMatch(key -> key.columns().equals(columns));
    }

    /** Whether a copy of the table has the same values: the database numbers the rows of a copy anew. */
    static boolean isCopied(TableState table) {
        return table.columns().stream().noneMatch(ColumnState::isIdentity);
    }
}
