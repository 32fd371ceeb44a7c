package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.TableDefinition;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ColumnFilling;
import org.jspecify.annotations.Nullable;

/** What a null component of a row record is written as: a NOT NULL column takes its constant default, others NULL. */
final class NullComponent implements ColumnFilling.Visitor<@Nullable Object> {
    private final Column<?, ?> column;

    NullComponent(Column<?, ?> column) {
        this.column = column;
    }

    /**
     * The canonical value, null for NULL. A part of an upsert's key is left at NULL, which the upsert refuses: a
     * default would replace the row of another key.
     *
     * @throws InvalidStatement if the default of a NOT NULL column is a clock, which only the database reads
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
                + " is read by the database, for rows that leave the column out: give a value, or leave the column out of"
                + " the row mapping");
    }

    @Override
    public @Nullable Object identity(ColumnFilling.Identity filling) {
        return null;
    }
}
