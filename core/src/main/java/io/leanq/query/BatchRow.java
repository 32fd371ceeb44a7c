package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.Binds;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The row of a batch being written: collects the columns that a row writer sets, then binds them in order. */
final class BatchRow<T extends Table<T>> implements InsertStep<T> {
    private static final Object NULL = new Object();

    private final RowTable<?, ?> table;
    private final ChangeNode.Insert.Mode mode;
    private final List<Column<T, ?>> columns;
    private final @Nullable Object[] values;
    private int next;

    BatchRow(RowTable<?, ?> table, ChangeNode.Insert.Mode mode, List<Column<T, ?>> columns) {
        this.table = table;
        this.mode = mode;
        this.columns = columns;
        this.values = new Object[columns.size()];
    }

    @Override
    public <V> BatchRow<T> set(Column<T, V> column, @Nullable V value) {
        if (Assignments.leavesOut(column, value != null)) {
            return this;
        }
        int position = position(column);
        if (value == null) {
            values[position] = NULL;
            return this;
        }
        ExpressionNode.Bind bind = (ExpressionNode.Bind) Assignments.value(column, value);
        values[position] = bind.value();
        return this;
    }

    @Override
    public <V> BatchRow<T> set(Column<T, V> column, Expression<V> value) {
        throw new InvalidStatement("a batch sends values only: set " + column + " to a value, or use insertRows");
    }

    @Override
    public BatchRow<T> setNull(Column<T, ?> column) {
        values[position(column)] = NULL;
        return this;
    }

    private int position(Column<T, ?> column) {
        int position = find(column);
        if (values[position] != null) {
            throw new InvalidStatement("the row writer sets " + column + " twice: set it once");
        }
        next = position + 1;
        return position;
    }

    /** Writers set columns in the order of the mapping as a rule, so the search ends at once. */
    private int find(Column<T, ?> column) {
        if (next < values.length && columns.get(next) == column) {
            return next;
        }
        Assignments.requireOf(table, column);
        for (int i = 0; i < values.length; i++) {
            if (columns.get(i).name().equals(column.name())) {
                return i;
            }
        }
        throw new InvalidStatement("the row writer of " + table.definition().name() + " sets " + column.name()
                + ", which the row mapping does not list: add it to its columns");
    }

    void writeTo(Binds binds, ToLongFunction<Sequence> draw) {
        for (int i = 0; i < values.length; i++) {
            Column<T, ?> column = columns.get(i);
            Object value = values[i];
            if ((value == null || value == NULL) && InsertRows.draws(column, mode)) {
                draw(column.definition(), binds, i, draw);
            } else {
                Object written = RowInserts.requireWritten(table, column, value);
                column.type().sqlType().write(binds, i, written == NULL ? null : written);
            }
        }
    }

    static void draw(ColumnDefinition column, Binds binds, int position, ToLongFunction<Sequence> draw) {
        long value = draw.applyAsLong(column.sequence().orElseThrow());
        column.type().sqlType().write(binds, position, DrawnKey.fit(column, value));
    }

    @Override
    public <V> Change with(Param<V> param, V value) {
        throw notAStatement();
    }

    @Override
    public Rendered render(Dialect dialect) {
        throw notAStatement();
    }

    @Override
    public BoundSql bound(Dialect dialect) {
        throw notAStatement();
    }

    private static LeanqException notAStatement() {
        return new InvalidStatement("a row writer sets columns and nothing else");
    }
}
