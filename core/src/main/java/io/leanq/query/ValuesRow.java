package io.leanq.query;

import io.leanq.schema.Column;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of an insert that is being written: collects the values that a row writer sets, as nodes for VALUES. */
final class ValuesRow<T extends Table<T>> extends MappedRow<T> {
    private final ChangeNode.Insert.Mode mode;

    ValuesRow(RowTable<?, ?> table, ChangeNode.Insert.Mode mode, List<Column<T, ?>> columns) {
        super(table, columns);
        this.mode = mode;
    }

    @Override
    public <V> ValuesRow<T> set(Column<T, V> column, @Nullable V value) {
        if (!Assignments.leavesOut(column, value != null)) {
            Object written = value == null ? NullComponent.written(column, mode) : Assignments.encoded(column, value);
            put(column, new ExpressionNode.Bind(column.type().sqlType(), written));
        }
        return this;
    }

    @Override
    public <V> ValuesRow<T> set(Column<T, V> column, Expression<V> value) {
        put(column, Assignments.computed(table(), column, value));
        return this;
    }

    @Override
    public ValuesRow<T> setNull(Column<T, ?> column) {
        Assignments.leavesOut(column, true);
        put(column, new ExpressionNode.Bind(column.type().sqlType(), null));
        return this;
    }

    /**
     * The values in the order of the columns; where a sequence feeds the column, null becomes {@code NEXT VALUE FOR}.
     */
    List<ExpressionNode> values() {
        ExpressionNode[] values = new ExpressionNode[width()];
        for (int i = 0; i < values.length; i++) {
            Column<T, ?> column = column(i);
            ExpressionNode value = (ExpressionNode) at(i);
            if (isNull(value) && InsertNodes.draws(column, mode)) {
                value = new ExpressionNode.NextValue(
                        column.definition().sequence().orElseThrow().name());
            }
            values[i] = requireSet(column, value);
        }
        return List.of(values);
    }

    /** Whether the column is not set, or set to null. */
    private static boolean isNull(@Nullable ExpressionNode value) {
        return value == null || value instanceof ExpressionNode.Bind bind && bind.value() == null;
    }
}
