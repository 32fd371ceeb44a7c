package io.leanq.leanxcale.evolve;

import io.leanq.evolve.ColumnState;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.TableState;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Random changes of columns that the rows of {@link FilledTables} stand. */
final class ColumnDraws {
    private final DrawnSchema schema;

    ColumnDraws(DrawnSchema schema) {
        this.schema = schema;
    }

    Optional<SchemaChange> add() {
        TableState table = schema.table();
        ColumnState column = schema.pick(schema.pooled().columns());
        boolean fits = column.nullable() || column.filling().isPresent();
        return fits && !column.isIdentity()
                ? Optional.of(new SchemaChange.AddColumn(
                        table.name(),
                        new ColumnState(
                                schema.fresh("added"),
                                column.type(),
                                true,
                                column.nullable(),
                                column.filling(),
                                true,
                                List.of())))
                : Optional.empty();
    }

    Optional<SchemaChange> drop() {
        TableState table = schema.table();
        return schema.any(schema.free(table).stream()
                        .filter(column -> !schema.isFresh(column.name()))
                        .toList())
                .map(column -> new SchemaChange.DropColumn(table.name(), column));
    }

    Optional<SchemaChange> widen() {
        TableState table = schema.table();
        return schema.any(schema.free(table))
                .flatMap(column -> wider(column.type())
                        .map(type -> new SchemaChange.ChangeType(table.name(), column.name(), column.type(), type)));
    }

    private Optional<SqlType> wider(SqlType type) {
        int more = 1 + schema.random.nextInt(90);
        if (type instanceof SqlType.Varchar text && text.length().isPresent()) {
            return Optional.of(new SqlType.Varchar(OptionalInt.of(text.length().getAsInt() + more)));
        }
        if (type instanceof SqlType.Varbinary bytes && bytes.length().isPresent()) {
            return Optional.of(
                    new SqlType.Varbinary(OptionalInt.of(bytes.length().getAsInt() + more)));
        }
        if (type instanceof SqlType.Decimal number) {
            return Optional.of(new SqlType.Decimal(number.precision() + 2, number.scale() + more % 2));
        }
        if (type == SqlType.Simple.TINYINT || type == SqlType.Simple.SMALLINT) {
            return Optional.of(SqlType.Simple.INTEGER);
        }
        return type == SqlType.Simple.INTEGER ? Optional.of(SqlType.Simple.BIGINT) : Optional.empty();
    }

    Optional<SchemaChange> loosen() {
        TableState table = schema.table();
        return schema.any(schema.free(table).stream()
                        .filter(column -> !column.nullable())
                        .toList())
                .map(column -> new SchemaChange.ChangeNullability(table.name(), column.name(), true));
    }

    /** Only columns with a default have a value in each row. */
    Optional<SchemaChange> tighten() {
        TableState table = schema.table();
        return schema.any(schema.free(table).stream()
                        .filter(column ->
                                column.nullable() && column.filling().isPresent() && !schema.isFresh(column.name()))
                        .toList())
                .map(column -> new SchemaChange.ChangeNullability(table.name(), column.name(), false));
    }

    /** Another default of a column that is there: a new one without a default may have no value in the old rows. */
    Optional<SchemaChange> changeDefault() {
        TableState table = schema.table();
        return schema.any(schema.free(table).stream()
                        .filter(column -> !schema.isFresh(column.name()))
                        .toList())
                .flatMap(column -> otherDefault(column)
                        .map(filling -> new SchemaChange.ChangeDefault(
                                table.name(), column.name(), column.filling(), filling)));
    }

    private Optional<Optional<ColumnFilling>> otherDefault(ColumnState column) {
        if (column.filling().isPresent() && schema.random.nextBoolean()) {
            return Optional.of(Optional.empty());
        }
        if (column.type() instanceof SqlType.Varchar) {
            String value = "d'" + (char) ('a' + schema.random.nextInt(26));
            return Optional.of(Optional.of(new ColumnFilling.Value(new ExpressionNode.Literal(column.type(), value))));
        }
        if (column.type() == SqlType.Simple.DATE) {
            return Optional.of(Optional.of(ColumnFilling.Clock.CURRENT_DATE));
        }
        return column.type() == SqlType.Simple.BIGINT
                ? Optional.of(Optional.of(new ColumnFilling.Value(
                        new ExpressionNode.Literal(column.type(), (long) schema.random.nextInt(1_000)))))
                : Optional.empty();
    }

    Optional<SchemaChange> rename() {
        TableState table = schema.table();
        return schema.any(schema.free(table).stream()
                        .filter(column -> column.renamedFrom().isEmpty()
                                && !schema.isFresh(column.name())
                                && DrawnSchema.isCopied(table))
                        .toList())
                .map(column -> new SchemaChange.RenameColumn(table.name(), column.name(), schema.fresh("renamed")));
    }

    /** The end of an identity, whose numbers stay. */
    Optional<SchemaChange> endIdentity() {
        return schema.table(table -> !DrawnSchema.isCopied(table))
                .flatMap(table -> table.columns().stream()
                        .filter(ColumnState::isIdentity)
                        .findFirst()
                        .map(column -> new SchemaChange.ChangeDefault(
                                table.name(), column.name(), column.filling(), Optional.empty())));
    }
}
