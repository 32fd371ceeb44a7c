package io.leanq.leanxcale.evolve;

import io.leanq.catalog.IndexDefinition;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.TableState;
import io.leanq.leanxcale.IndexOptions;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.TableConstraint;
import io.leanq.tree.TableIdentity;
import io.leanq.tree.VendorNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Random changes of keys, constraints and indexes that the rows of {@link FilledTables} stand. */
final class KeyDraws {
    private final DrawnSchema schema;

    KeyDraws(DrawnSchema schema) {
        this.schema = schema;
    }

    private static String column(TableState table, int position) {
        return table.columns().get(position).name();
    }

    /** Another key of the first two columns, of a table at which no other points. */
    Optional<SchemaChange> changePrimaryKey() {
        return schema.table(table ->
                        !schema.isPointedAt(table) && !table.primaryKey().isEmpty() && DrawnSchema.isCopied(table))
                .map(table -> new SchemaChange.ChangePrimaryKey(
                        table.name(),
                        table.primaryKey(),
                        table.primaryKey().size() == 1
                                ? List.of(column(table, 1), column(table, 0))
                                : List.of(column(table, 0))));
    }

    /** A foreign key to another table's key of one number, which each table has as its first column. */
    Optional<SchemaChange> addForeignKey() {
        return schema.table(table -> schema.isUnkeyed(table, List.of(column(table, 0))))
                .flatMap(this::addForeignKey);
    }

    private Optional<SchemaChange> addForeignKey(TableState table) {
        List<String> columns = List.of(column(table, 0));
        return schema.table(other -> !schema.isFresh(other.name().name())
                        && other.primaryKey().size() == 1
                        && !schema.reaches(other, table))
                .map(other -> new SchemaChange.AddConstraint(
                        table.name(),
                        new DdlNode.ForeignKeySpec(schema.fresh("fk"), columns, other.name(), other.primaryKey())));
    }

    Optional<SchemaChange> dropForeignKey() {
        TableState table = schema.table();
        return schema.any(table.foreignKeys().stream()
                        .filter(key -> !schema.isFresh(key.name()))
                        .toList())
                .map(key -> drop(table, key));
    }

    /** A unique index of the same columns would be the same to a diff. */
    Optional<SchemaChange> addUnique() {
        TableState table = schema.table();
        String column = column(table, schema.random.nextInt(2));
        return isUnique(table, List.of(column))
                ? Optional.empty()
                : Optional.of(new SchemaChange.AddConstraint(
                        table.name(), new DdlNode.UniqueSpec(schema.fresh("uq"), List.of(column))));
    }

    private static boolean isUnique(TableState table, List<String> columns) {
        return table.uniques().stream()
                        .anyMatch(unique -> Set.copyOf(unique.columns()).equals(Set.copyOf(columns)))
                || table.indexes().stream()
                        .anyMatch(index ->
                                index.unique() && Set.copyOf(index.columns()).equals(Set.copyOf(columns)));
    }

    Optional<SchemaChange> dropUnique() {
        return schema.table(table -> !table.uniques().isEmpty() && DrawnSchema.isCopied(table))
                .map(table -> drop(table, schema.pick(table.uniques())));
    }

    Optional<SchemaChange> addCheck() {
        TableState table = schema.table();
        SourceInstance.OfTable rows = new SourceInstance.OfTable(new TableIdentity(table.name()), Optional.empty());
        ExpressionNode column = new ExpressionNode.Column(
                rows, column(table, 0), table.columns().get(0).type(), true);
        ExpressionNode least =
                new ExpressionNode.Literal(table.columns().get(0).type(), (long) -schema.random.nextInt(1_000));
        ExpressionNode condition =
                new ExpressionNode.Comparison(ExpressionNode.Comparison.Operator.GREATER_OR_EQUAL, column, least);
        return Optional.of(new SchemaChange.AddConstraint(
                table.name(), new DdlNode.CheckSpec(schema.fresh("ck"), rows, condition)));
    }

    Optional<SchemaChange> dropCheck() {
        return schema.table(table -> !table.checks().isEmpty() && DrawnSchema.isCopied(table))
                .map(table -> drop(table, schema.pick(table.checks())));
    }

    private static SchemaChange drop(TableState table, TableConstraint constraint) {
        return new SchemaChange.DropConstraint(table.name(), constraint);
    }

    Optional<SchemaChange> createIndex() {
        TableState table = schema.table();
        List<String> columns = List.of(column(table, 0), column(table, 1));
        boolean unique = schema.random.nextInt(3) == 0;
        return unique && isUnique(table, columns)
                ? Optional.empty()
                : Optional.of(new SchemaChange.CreateIndex(
                        table.name(), new IndexDefinition(schema.fresh("ix"), columns, unique, options())));
    }

    private List<VendorNode.IndexOption> options() {
        return schema.random.nextBoolean() ? List.of() : List.of(IndexOptions.global());
    }

    Optional<SchemaChange> dropIndex() {
        TableState table = schema.table();
        return schema.any(oldIndexes(table)).map(index -> new SchemaChange.DropIndex(table.name(), index));
    }

    private List<IndexDefinition> oldIndexes(TableState table) {
        return table.indexes().stream()
                .filter(index -> !schema.isFresh(index.name()))
                .toList();
    }

    Optional<SchemaChange> changeIndex() {
        TableState table = schema.table();
        List<String> columns = List.of(column(table, schema.random.nextInt(2)));
        return schema.any(oldIndexes(table))
                .filter(index -> index.unique() || !isUnique(table, columns))
                .map(index -> new SchemaChange.ChangeIndex(
                        table.name(),
                        index,
                        new IndexDefinition(index.name(), columns, !index.unique(), index.options())));
    }
}
