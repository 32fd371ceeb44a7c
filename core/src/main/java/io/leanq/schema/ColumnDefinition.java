package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.query.DataType;
import io.leanq.tree.ColumnFilling;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a column. The sequence that feeds the column is looked up when it is first needed. Immutable and
 * thread-safe.
 */
public final class ColumnDefinition {
    private final String table;
    private final String name;
    private final DataType<?, ?, ?> type;
    private final boolean nullable;
    private final Optional<ColumnFilling> filling;
    private final @Nullable Supplier<Sequence> next;
    private final Optional<String> comment;
    private final List<String> renamedFrom;

    ColumnDefinition(
            String table,
            String name,
            DataType<?, ?, ?> type,
            boolean nullable,
            Optional<ColumnFilling> filling,
            @Nullable Supplier<Sequence> next,
            Optional<String> comment,
            List<String> renamedFrom) {
        this.table = table;
        this.name = name;
        this.type = type;
        this.nullable = nullable;
        this.filling = filling;
        this.next = next;
        this.comment = comment;
        this.renamedFrom = List.copyOf(renamedFrom);
    }

    public String name() {
        return name;
    }

    public DataType<?, ?, ?> type() {
        return type;
    }

    public boolean nullable() {
        return nullable;
    }

    /** The value that the database writes if an insert leaves the column out; empty for a column without a default. */
    public Optional<ColumnFilling> filling() {
        return filling;
    }

    /** Whether the column is an identity: the database numbers the rows, and no statement can set the column. */
    public boolean isIdentity() {
        return filling.isPresent() && filling.get() instanceof ColumnFilling.Identity;
    }

    /** The comment in the class. It is not written to the database, since LeanXcale has no COMMENT ON. */
    public Optional<String> comment() {
        return comment;
    }

    /** The names that the column had before; see {@link ColumnOption#renamedFrom}. */
    public List<String> renamedFrom() {
        return renamedFrom;
    }

    /** Whether a sequence feeds the column; the sequence is not looked up. */
    boolean isFed() {
        return next != null;
    }

    /**
     * The sequence that feeds the column; empty if none does.
     *
     * @throws InvalidDefinition if the constant of the sequence is null, since its class is not initialised yet
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
