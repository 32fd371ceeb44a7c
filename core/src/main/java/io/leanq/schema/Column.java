package io.leanq.schema;

import io.leanq.query.DataType;
import io.leanq.query.SourceColumn;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.Cells;
import io.leanq.type.FailedConversion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table or of a table's alias. Immutable and thread-safe; made by {@link Table#column}.
 *
 * @param <T> the class of its table; the instance of the class is checked when a statement is built
 * @param <V> the Java type of its values
 */
public abstract sealed class Column<T, V> extends SourceColumn<V>
        permits TextColumn, NumberColumn, TemporalColumn, BooleanColumn, PlainColumn, ArrayColumn {
    private final Table<?> table;
    private final TableRef<?> ref;
    private final ColumnDefinition definition;

    Column(
            Table<?> table,
            TableRef<?> ref,
            String name,
            DataType<V, ?, ?> type,
            List<? extends ColumnOption<?>> options) {
        super(new ExpressionNode.Column(ref.instance(), name, type.sqlType(), !ref.isView()));
        this.table = table;
        this.ref = ref;
        this.definition = ref.column(name, type, options);
    }

    /** The object to which the column belongs: the table, or an alias of it. */
    public final Table<?> table() {
        return table;
    }

    public final ColumnDefinition definition() {
        return definition;
    }

    @Override
    protected final List<String> keyOfSource() {
        return table.definition().primaryKey();
    }

    /**
     * Reads a cell in this column's Java type, null for NULL; used by row mappings.
     *
     * @param at the position of the cell, counted from 0
     * @throws io.leanq.LeanqException if the cell does not convert to the Java type; the message names this column
     */
    public final @Nullable V read(Cells cells, int at) {
        try {
            return type().read(cells, at);
        } catch (RuntimeException e) {
            throw FailedConversion.at(this, e);
        }
    }

    /** {@code students.name}, or {@code alias.name} for the column of an alias. */
    @Override
    public final String toString() {
        return ref.instance().qualifier() + "." + name();
    }
}
