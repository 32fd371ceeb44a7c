package io.leanq.leanxcale.evolve;

import io.leanq.catalog.IndexDefinition;
import io.leanq.evolve.ColumnState;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.TableState;
import io.leanq.evolve.ViewState;
import io.leanq.render.ReadTables;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.ObjectName;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.TableIdentity;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A schema after some random changes. The same seed gives the same changes.
 */
final class ChangingSchema {
    private final long seed;
    private final Random random;
    private final SchemaState pool;
    private final boolean copying;
    private SchemaState now;
    private int number;

    /**
     * @param pool a schema whose tables and columns are added
     * @param copying whether some changes are such that LeanXcale must copy the table
     */
    ChangingSchema(long seed, SchemaState before, SchemaState pool, boolean copying) {
        this.copying = copying;
        this.seed = seed;
        this.random = new Random(seed);
        this.now = before;
        before.tables()
                .forEach(table -> replace(
                        table.name(),
                        known -> copy(
                                known,
                                known.columns().stream()
                                        .map(column -> new ColumnState(
                                                column.name(),
                                                column.type(),
                                                true,
                                                column.nullable(),
                                                column.filling(),
                                                true,
                                                List.of()))
                                        .toList(),
                                List.of())));
        this.pool = pool;
    }

    SchemaState changed() {
        List<Supplier<Optional<? extends SchemaChange>>> kinds = new ArrayList<>(List.of(
                this::addColumn,
                this::dropColumn,
                this::widen,
                this::widen,
                this::loosen,
                this::tighten,
                this::changeDefault,
                this::changeDefault,
                this::createIndex,
                this::dropIndex,
                this::changeIndex,
                this::dropForeignKey,
                this::dropForeignKey,
                this::dropForeignKey,
                this::addForeignKey,
                this::addForeignKey,
                this::addForeignKey,
                this::widen,
                this::widen,
                this::addForeignKey,
                this::createTable,
                this::dropTable,
                this::renameTable,
                this::createView,
                this::createView,
                this::createView,
                this::addColumn,
                this::addColumn,
                this::dropIndex,
                this::addForeignKey,
                this::addForeignKey,
                this::dropView,
                this::dropView,
                this::dropView,
                this::dropView,
                this::addForeignKey,
                this::addForeignKey,
                this::changeIndex,
                this::changeIndex,
                this::createSequence,
                this::dropSequence));
        if (copying) {
            kinds.addAll(List.of(this::renameColumn, this::renameColumn, this::changePrimaryKey));
        }
        for (int i = 12 + random.nextInt(12); i > 0; i--) {
            pick(kinds).get().ifPresent(change -> {
                now = change.applyTo(now);
                if (change instanceof SchemaChange.RenameTable rename) {
                    replace(
                            rename.after(),
                            table -> renamed(table, rename.before().name()));
                } else if (change instanceof SchemaChange.RenameColumn rename) {
                    replace(rename.table(), table -> renamed(table, rename));
                } else if (change instanceof SchemaChange.ChangePrimaryKey key) {
                    replace(key.table(), table -> withoutNulls(table, key.after()));
                }
            });
        }
        return now;
    }

    private void replace(ObjectName name, UnaryOperator<TableState> change) {
        List<TableState> tables = now.tables().stream()
                .map(table -> table.name().equals(name) ? change.apply(table) : table)
                .toList();
        now = SchemaState.of(tables, List.copyOf(now.views()), List.copyOf(now.sequences()), now.notTold());
    }

    private static TableState renamed(TableState table, String earlier) {
        return copy(table, table.columns(), List.of(earlier));
    }

    private static TableState renamed(TableState table, SchemaChange.RenameColumn rename) {
        return withColumns(
                table,
                column -> column.name().equals(rename.after())
                        ? new ColumnState(
                                column.name(),
                                column.type(),
                                true,
                                column.nullable(),
                                column.filling(),
                                true,
                                List.of(rename.before()))
                        : column);
    }

    private static TableState withoutNulls(TableState table, List<String> key) {
        return withColumns(
                table,
                column -> key.contains(column.name())
                        ? new ColumnState(
                                column.name(), column.type(), true, false, column.filling(), true, column.renamedFrom())
                        : column);
    }

    private static TableState withColumns(TableState table, UnaryOperator<ColumnState> change) {
        return copy(table, table.columns().stream().map(change).toList(), table.renamedFrom());
    }

    private static TableState copy(TableState table, List<ColumnState> columns, List<String> renamedFrom) {
        return new TableState(
                table.name(),
                columns,
                table.primaryKey(),
                table.foreignKeys(),
                table.uniques(),
                table.checks(),
                table.indexes(),
                table.options(),
                renamedFrom);
    }

    private <X> X pick(List<X> some) {
        return some.get(random.nextInt(some.size()));
    }

    private <X> Optional<X> any(List<X> some) {
        return some.isEmpty() ? Optional.empty() : Optional.of(pick(some));
    }

    private TableState table() {
        return pick(List.copyOf(now.tables()));
    }

    /** Whether the table has no rows. */
    private static boolean isNew(TableState table) {
        return table.name().name().startsWith("new_");
    }

    private String fresh(String prefix) {
        return prefix + seed + "_" + number++;
    }

    /** The columns behind the first two that are in no key, index or constraint. */
    private List<ColumnState> free(TableState table) {
        return table.columns().stream()
                .skip(2)
                .filter(column -> !isUsed(table, column.name()) && !column.isIdentity())
                .toList();
    }

    private boolean isUsed(TableState table, String column) {
        return table.primaryKey().contains(column)
                || table.indexes().stream().anyMatch(index -> index.columns().contains(column))
                || table.uniques().stream().anyMatch(unique -> unique.columns().contains(column))
                || table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column));
    }

    private Optional<SchemaChange> addColumn() {
        TableState table = table();
        ColumnState column = pick(pick(List.copyOf(pool.tables())).columns());
        boolean fits = column.nullable() || column.filling().isPresent();
        return fits
                ? Optional.of(new SchemaChange.AddColumn(
                        table.name(),
                        new ColumnState(
                                fresh("added_"),
                                column.type(),
                                true,
                                column.nullable(),
                                column.filling(),
                                true,
                                List.of())))
                : Optional.empty();
    }

    private Optional<SchemaChange> dropColumn() {
        TableState table = table();
        return any(free(table)).map(column -> new SchemaChange.DropColumn(table.name(), column));
    }

    private Optional<SchemaChange> widen() {
        TableState table = table();
        return any(free(table))
                .flatMap(column -> wider(column.type())
                        .map(type -> new SchemaChange.ChangeType(table.name(), column.name(), column.type(), type)));
    }

    private Optional<SqlType> wider(SqlType type) {
        if (type instanceof SqlType.Varchar text && text.length().isPresent()) {
            return Optional.of(new SqlType.Varchar(OptionalInt.of(text.length().getAsInt() + 1 + random.nextInt(90))));
        }
        if (type instanceof SqlType.Varbinary bytes && bytes.length().isPresent()) {
            return Optional.of(
                    new SqlType.Varbinary(OptionalInt.of(bytes.length().getAsInt() + 1 + random.nextInt(90))));
        }
        if (type instanceof SqlType.Decimal number) {
            return Optional.of(new SqlType.Decimal(number.precision() + 2, number.scale() + random.nextInt(2)));
        }
        if (type == SqlType.Simple.TINYINT || type == SqlType.Simple.SMALLINT) {
            return Optional.of(SqlType.Simple.INTEGER);
        }
        return type == SqlType.Simple.INTEGER ? Optional.of(SqlType.Simple.BIGINT) : Optional.empty();
    }

    private Optional<SchemaChange> loosen() {
        TableState table = table();
        return any(free(table).stream().filter(column -> !column.nullable()).toList())
                .map(column -> new SchemaChange.ChangeNullability(table.name(), column.name(), true));
    }

    private Optional<SchemaChange> tighten() {
        TableState table = table();
        // Only columns with a default have a value in each row.
        return any(free(table).stream()
                        .filter(column -> column.nullable()
                                && column.filling().isPresent()
                                && !column.name().startsWith("added_"))
                        .toList())
                .map(column -> new SchemaChange.ChangeNullability(table.name(), column.name(), false));
    }

    /** Another default of a column that is there: a new one without a default may have no value in the old rows. */
    private Optional<SchemaChange> changeDefault() {
        TableState table = table();
        return any(free(table).stream()
                        .filter(column -> !column.name().startsWith("added_"))
                        .toList())
                .flatMap(column -> otherDefault(column)
                        .map(filling -> new SchemaChange.ChangeDefault(
                                table.name(), column.name(), column.filling(), filling)));
    }

    private Optional<Optional<ColumnFilling>> otherDefault(ColumnState column) {
        if (column.filling().isPresent() && random.nextBoolean()) {
            return Optional.of(Optional.empty());
        }
        if (column.type() instanceof SqlType.Varchar) {
            String value = "d'" + (char) ('a' + random.nextInt(26));
            return Optional.of(Optional.of(new ColumnFilling.Value(new ExpressionNode.Literal(column.type(), value))));
        }
        return column.type() == SqlType.Simple.BIGINT
                ? Optional.of(Optional.of(new ColumnFilling.Value(
                        new ExpressionNode.Literal(column.type(), (long) random.nextInt(1_000)))))
                : Optional.empty();
    }

    private Optional<SchemaChange> createIndex() {
        TableState table = table();
        boolean unique = random.nextInt(3) == 0;
        return Optional.of(new SchemaChange.CreateIndex(
                table.name(),
                new IndexDefinition(
                        fresh("ix_new_"),
                        List.of(
                                table.columns().get(0).name(),
                                table.columns().get(1).name()),
                        unique)));
    }

    private Optional<SchemaChange> dropIndex() {
        TableState table = table();
        return any(freeIndexes(table)).map(index -> new SchemaChange.DropIndex(table.name(), index));
    }

    /** The indexes that no constraint needs: H2 can take them for unique columns and for both ends of a foreign key. */
    private List<IndexDefinition> freeIndexes(TableState table) {
        return table.indexes().stream()
                .filter(index -> !index.unique()
                        || !isPointedAt(table) && table.uniques().isEmpty())
                .filter(index -> table.foreignKeys().stream()
                        .noneMatch(key -> index.columns().containsAll(key.columns())))
                .toList();
    }

    private boolean isPointedAt(TableState table) {
        return now.tables().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .anyMatch(key -> key.target().equals(table.name()));
    }

    private Optional<SchemaChange> changeIndex() {
        TableState table = table();
        return any(freeIndexes(table))
                .map(index -> new SchemaChange.ChangeIndex(
                        table.name(),
                        index,
                        new IndexDefinition(
                                index.name(),
                                List.of(table.columns().get(random.nextInt(2)).name()),
                                !index.unique())));
    }

    private Optional<SchemaChange> dropForeignKey() {
        TableState table = table();
        return any(table.foreignKeys()).map(key -> new SchemaChange.DropConstraint(table.name(), key));
    }

    /** A foreign key to another table's key of one number, which each table has as its first column. */
    private Optional<SchemaChange> addForeignKey() {
        TableState table = table();
        String column = table.columns().get(0).name();
        boolean taken =
                table.foreignKeys().stream().anyMatch(key -> key.columns().equals(List.of(column)));
        return any(now.tables().stream()
                        .filter(other -> !taken
                                && !isNew(other)
                                && !reaches(other, table)
                                && other.primaryKey().size() == 1)
                        .toList())
                .map(other -> new SchemaChange.AddConstraint(
                        table.name(),
                        new DdlNode.ForeignKeySpec(
                                fresh("fk_new_"), List.of(column), other.name(), other.primaryKey())));
    }

    /** Whether foreign keys lead from one table to the other, so that a key back would close a cycle. */
    private boolean reaches(TableState from, TableState to) {
        return from.name().equals(to.name())
                || from.foreignKeys().stream()
                        .filter(key -> !key.target().equals(from.name()))
                        .anyMatch(key -> reaches(now.table(key.target()).orElseThrow(), to));
    }

    private Optional<SchemaChange> createTable() {
        TableState table = pick(List.copyOf(pool.tables()));
        TableState bare = new TableState(
                ObjectName.of(fresh("new_")),
                table.columns(),
                table.primaryKey(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return Optional.of(new SchemaChange.CreateTable(bare));
    }

    private Optional<SchemaChange> dropTable() {
        return any(now.tables().stream()
                        .filter(table -> now.tables().size() > 1
                                && !isViewed(table)
                                && now.tables().stream()
                                        .flatMap(other -> other.foreignKeys().stream())
                                        .noneMatch(key -> key.target().equals(table.name())))
                        .toList())
                .map(SchemaChange.DropTable::new);
    }

    private Optional<SchemaChange> renameTable() {
        TableState table = table();
        boolean known = table.renamedFrom().isEmpty() && !isNew(table) && !isViewed(table);
        return known
                ? Optional.of(new SchemaChange.RenameTable(table.name(), ObjectName.of(fresh("Renamed "))))
                : Optional.empty();
    }

    /** Whether a view reads the table, whose query would have to change with its name. */
    private boolean isViewed(TableState table) {
        return now.views().stream()
                .flatMap(view -> view.query().stream())
                .anyMatch(query -> ReadTables.of(query).contains(table.name()));
    }

    private Optional<SchemaChange> renameColumn() {
        TableState table = table();
        return any(free(table).stream()
                        .filter(column ->
                                column.renamedFrom().isEmpty() && !column.name().startsWith("added_"))
                        .toList())
                .map(column -> new SchemaChange.RenameColumn(table.name(), column.name(), fresh("renamed ")));
    }

    /** Another key of the first two columns, of a table at which no other points. */
    private Optional<SchemaChange> changePrimaryKey() {
        TableState table = table();
        String first = table.columns().get(0).name();
        String second = table.columns().get(1).name();
        List<String> key = table.primaryKey().size() == 1 ? List.of(second, first) : List.of(first);
        return isPointedAt(table) || table.primaryKey().isEmpty()
                ? Optional.empty()
                : Optional.of(new SchemaChange.ChangePrimaryKey(table.name(), table.primaryKey(), key));
    }

    /** A view of the first two columns of a table. */
    private Optional<SchemaChange> createView() {
        TableState table = table();
        SourceInstance.OfTable rows = new SourceInstance.OfTable(new TableIdentity(table.name()), Optional.empty());
        List<SelectItem> items = table.columns().subList(0, 2).stream()
                .map(column -> new ExpressionNode.Column(rows, column.name(), column.type(), true).item())
                .toList();
        QueryNode query = new QueryNode.Select(
                List.of(),
                false,
                items,
                Optional.of(new FromItem.OfTable(rows, List.of())),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                QueryNode.Paging.NONE);
        return Optional.of(new SchemaChange.CreateView(
                new ViewState(ObjectName.of(fresh("View ")), List.of("a", "b"), Optional.of(query))));
    }

    private Optional<SchemaChange> dropView() {
        return any(List.copyOf(now.views())).map(SchemaChange.DropView::new);
    }

    private Optional<SchemaChange> createSequence() {
        return Optional.of(
                new SchemaChange.CreateSequence(new DdlNode.CreateSequence(ObjectName.of(fresh("Seq new ")), 1, 1)));
    }

    private Optional<SchemaChange> dropSequence() {
        return any(List.copyOf(now.sequences())).map(SchemaChange.DropSequence::new);
    }
}
