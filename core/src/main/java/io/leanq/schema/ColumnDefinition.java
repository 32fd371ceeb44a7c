package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.DataType;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a column was defined as. Immutable; the sequence that feeds it is looked up when it is first needed. */
public final class ColumnDefinition {
    private final String table;
    private final String name;
    private final DataType<?> type;
    private final boolean nullable;
    private final Optional<ExpressionNode.Literal> defaultValue;
    private final @Nullable Supplier<Sequence> next;

    ColumnDefinition(
            String table,
            String name,
            DataType<?> type,
            boolean nullable,
            Optional<ExpressionNode.Literal> defaultValue,
            @Nullable Supplier<Sequence> next) {
        this.table = table;
        this.name = name;
        this.type = type;
        this.nullable = nullable;
        this.defaultValue = defaultValue;
        this.next = next;
    }

    public String name() {
        return name;
    }

    public DataType<?> type() {
        return type;
    }

    public boolean nullable() {
        return nullable;
    }

    public Optional<ExpressionNode.Literal> defaultValue() {
        return defaultValue;
    }

    /**
     * The sequence that feeds it, if one does.
     *
     * @throws InvalidDefinition if the sequence's constant is still null
     */
    public Optional<Sequence> sequence() {
        if (next == null) {
            return Optional.empty();
        }
        Sequence sequence = next.get();
        if (sequence == null) {
            throw new InvalidDefinition("column " + table + "." + name + ": its sequence is null. Its constant is"
                    + " initialised after the table: declare it above the table, or give it as () -> CONSTANT");
        }
        return Optional.of(sequence);
    }
}
