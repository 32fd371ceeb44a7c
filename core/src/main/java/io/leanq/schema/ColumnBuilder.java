package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.DataType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A column while its options are applied; tells the table's definition what concerns the table. */
final class ColumnBuilder {
    private final TableBuilder table;
    private final String name;
    private final DataType<?> type;
    private boolean nullable = true;
    private Optional<ExpressionNode.Literal> defaultValue = Optional.empty();
    private @Nullable Supplier<Sequence> next;

    ColumnBuilder(TableBuilder table, String name, DataType<?> type) {
        this.table = table;
        this.name = name;
        this.type = type;
    }

    void primaryKey() {
        nullable = false;
        table.primaryKey(List.of(name));
    }

    void notNull() {
        nullable = false;
    }

    void indexed() {
        table.index(Names.made("ix", table.tableName(), List.of(name)), List.of(name), false);
    }

    <V> void defaultValue(V value) {
        requireNone();
        @SuppressWarnings("unchecked") // an option's type is checked against the column's where both are given
        DataType<V> typed = (DataType<V>) type;
        Object encoded = typed.encode(value);
        if (!type.sqlType().holds(encoded)) {
            throw new InvalidDefinition(describe() + ": the default has more digits than " + type + " holds");
        }
        defaultValue = Optional.of(new ExpressionNode.Literal(type.sqlType(), encoded));
    }

    void next(Supplier<Sequence> sequence) {
        requireNone();
        next = sequence;
    }

    void references(Supplier<? extends Column<?, ?>> target) {
        table.foreignKey(List.of(name), () -> {
            Column<?, ?> column = target.get();
            return column == null ? null : List.of(column);
        });
    }

    private void requireNone() {
        if (defaultValue.isPresent() || next != null) {
            throw new InvalidDefinition(describe() + " has two defaults: keep one of defaultValue and defaultNext");
        }
    }

    private String describe() {
        return "column " + table.tableName() + "." + name;
    }

    ColumnDefinition build() {
        return new ColumnDefinition(table.tableName(), name, type, nullable, defaultValue, next);
    }
}
