package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.InvalidStatement;
import io.leanq.catalog.IndexDefinition;
import io.leanq.query.DataType;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.FailedConversion;
import io.leanq.type.SqlType;
import io.leanq.type.SurplusDigits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A column while its options are applied. Options that concern the table are recorded in the table's builder. Used by
 * one thread.
 */
final class ColumnBuilder {
    private final TableBuilder table;
    private final String name;
    private final DataType<?, ?, ?> type;
    private boolean nullable = true;
    private Optional<ColumnFilling> filling = Optional.empty();
    private Optional<String> comment = Optional.empty();
    private @Nullable Supplier<Sequence> next;
    private List<String> renamedFrom = List.of();

    ColumnBuilder(TableBuilder table, String name, DataType<?, ?, ?> type) {
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
        List<String> columns = List.of(name);
        table.index(new IndexDefinition(GeneratedNames.of("ix", table.tableName(), columns), columns, false));
    }

    void unique() {
        table.unique(GeneratedNames.of("uq", table.tableName(), List.of(name)), List.of(name));
    }

    void comment(String text) {
        comment = Optional.of(text);
    }

    void renamedFrom(List<String> earlier) {
        if (earlier.contains(name)) {
            throw new InvalidDefinition(describe() + ", renamedFrom" + earlier + ": this is its present name");
        }
        renamedFrom = earlier;
    }

    /** @param wanted the type that a column with this clock as its default must have */
    void clock(ColumnFilling.Clock clock, SqlType wanted) {
        requireNone();
        if (!type.sqlType().equals(wanted)) {
            throw new InvalidDefinition(describe() + " is " + type + ": " + clock + " fills columns of " + wanted);
        }
        filling = Optional.of(clock);
    }

    void identity(long startWith, long incrementBy) {
        requireNone();
        if (type.sqlType() != SqlType.Simple.BIGINT) {
            throw new InvalidDefinition(describe() + " is " + type + ": an identity column is a BIGINT");
        }
        if (incrementBy == 0) {
            throw new InvalidDefinition(describe() + ": a step of 0 would give one number for ever");
        }
        nullable = false;
        filling = Optional.of(new ColumnFilling.Identity(startWith, incrementBy));
    }

    <V> void defaultValue(V value) {
        requireNone();
        @SuppressWarnings("unchecked") // an option's type is checked against the column's where both are given
        DataType<V, ?, ?> typed = (DataType<V, ?, ?>) type;
        Object encoded;
        try {
            encoded = typed.encode(value);
        } catch (RuntimeException e) {
            throw FailedConversion.at(describe() + ", defaultValue(…)", e);
        }
        if (!type.sqlType().holds(encoded)) {
            throw new InvalidDefinition(
                    describe() + ": the default has" + SurplusDigits.of(encoded, type.sqlType(), "widen the column"));
        }
        OptionalInt most = type.sqlType().length();
        if (most.isPresent() && type.sqlType().lengthOf(encoded) > most.getAsInt()) {
            throw new InvalidDefinition(describe() + ": the default has a length of "
                    + type.sqlType().lengthOf(encoded) + ", and the column holds " + most.getAsInt()
                    + ": shorten it, or widen the column");
        }
        try {
            filling = Optional.of(new ColumnFilling.Value(new ExpressionNode.Literal(type.sqlType(), encoded)));
        } catch (InvalidStatement e) {
            throw new InvalidDefinition(describe() + " takes no such default: " + e.getMessage());
        }
    }

    void filledBy(ColumnFilling found) {
        requireNone();
        filling = Optional.of(found);
    }

    void next(Supplier<Sequence> sequence) {
        requireNone();
        next = sequence;
    }

    /** @param key the name of the foreign key, null for a generated name */
    void references(@Nullable String key, Supplier<? extends Column<?, ?>> target) {
        table.foreignKey(key, List.of(name), () -> {
            Column<?, ?> column = target.get();
            return column == null ? null : List.of(column);
        });
    }

    private void requireNone() {
        if (filling.isPresent() || next != null) {
            throw new InvalidDefinition(
                    describe() + " has two defaults: keep one of defaultValue, defaultNext, identity and the clocks");
        }
    }

    private String describe() {
        return "column " + table.tableName() + "." + name;
    }

    ColumnDefinition build() {
        return new ColumnDefinition(table.tableName(), name, type, nullable, filling, next, comment, renamedFrom);
    }
}
