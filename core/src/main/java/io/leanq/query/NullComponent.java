package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.TableDefinition;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ColumnFilling;
import org.jspecify.annotations.Nullable;

/**
 * Decides as which value a null component of a row record is written: the constant default of a NOT NULL column, NULL
 * for other columns.
 */
final class NullComponent implements ColumnFilling.Visitor<@Nullable Object> {
    private final Column<?, ?> column;

    NullComponent(Column<?, ?> column) {
        this.column = column;
    }

    /**
     * The canonical value, null for NULL. A column of an upsert's key stays NULL, which the upsert refuses: with the
     * default it would replace the row of another key.
     *
     * @throws InvalidStatement if the default of a NOT NULL column is the current time or date, which only the database
     *     knows
     */
    static @Nullable Object written(Column<?, ?> column, ChangeNode.Insert.Mode mode) {
        ColumnDefinition definition = column.definition();
        if (definition.filling().isEmpty()) {
            return null;
        }
        TableDefinition table = column.table().definition();
        boolean replacedKey =
                mode == ChangeNode.Insert.Mode.UPSERT && table.primaryKey().contains(definition.name());
        return replacedKey || table.nullable(definition)
                ? null
                : definition.filling().get().accept(new NullComponent(column));
    }

    @Override
    public Object value(ColumnFilling.Value filling) {
        return filling.literal().value();
    }

    @Override
    public Object clock(ColumnFilling.Clock filling) {
        throw new InvalidStatement("null for " + column + ", which is NOT NULL: its default " + filling
                + " is read by the database, for rows that leave the column out: give a value, or leave the column "
                + "out of"
                + " the row mapping");
    }

    @Override
    public @Nullable Object identity(ColumnFilling.Identity filling) {
        return null;
    }
}
