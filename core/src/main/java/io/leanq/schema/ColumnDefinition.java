package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.tree.ColumnFilling;
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
    private final Optional<ColumnFilling> filling;
    private final @Nullable Supplier<Sequence> next;
    private final Optional<String> comment;

    ColumnDefinition(
            String table,
            String name,
            DataType<?> type,
            boolean nullable,
            Optional<ColumnFilling> filling,
            @Nullable Supplier<Sequence> next,
            Optional<String> comment) {
        this.table = table;
        this.name = name;
        this.type = type;
        this.nullable = nullable;
        this.filling = filling;
        this.next = next;
        this.comment = comment;
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

    /** What the database puts in where an insert leaves the column out. */
    public Optional<ColumnFilling> filling() {
        return filling;
    }

    /** Whether the database counts it up, so that nothing else can be put in. */
    public boolean isIdentity() {
        return filling.isPresent() && filling.get() instanceof ColumnFilling.Identity;
    }

    /** What the class says of it; the database is not told, since LeanXcale has no COMMENT ON. */
    public Optional<String> comment() {
        return comment;
    }

    /** Whether a sequence feeds it, without looking which. */
    boolean isFed() {
        return next != null;
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
