package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.render.WrittenLengths;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.type.Binds;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The row of a batch that is being written: collects the values that a row writer sets, then binds them in column
 * order.
 */
final class BatchRow<T extends Table<T>> extends MappedRow<T> {
    private static final Object NULL = new Object();

    private final ChangeNode.Insert.Mode mode;
    private final boolean lengthsChecked;

    BatchRow(RowTable<?, ?> table, ChangeNode.Insert.Mode mode, List<Column<T, ?>> columns, boolean lengthsChecked) {
        super(table, columns);
        this.mode = mode;
        this.lengthsChecked = lengthsChecked;
    }

    @Override
    public <V> BatchRow<T> set(Column<T, V> column, @Nullable V value) {
        if (!Assignments.leavesOut(column, value != null)) {
            Object written = value == null ? NullComponent.written(column, mode) : Assignments.encoded(column, value);
            put(column, written == null ? NULL : written);
        }
        return this;
    }

    @Override
    public <V> BatchRow<T> set(Column<T, V> column, Expression<V> value) {
        throw new InvalidStatement("a batch sends values only: set " + column + " to a value, or use insertRows");
    }

    @Override
    public BatchRow<T> setNull(Column<T, ?> column) {
        put(column, NULL);
        return this;
    }

    void writeTo(Binds binds, ToLongFunction<Sequence> draw) {
        for (int i = 0; i < width(); i++) {
            Column<T, ?> column = column(i);
            Object value = at(i);
            if ((value == null || value == NULL) && InsertNodes.draws(column, mode)) {
                draw(column.definition(), binds, i, draw);
            } else {
                Object written = requireSet(column, value);
                SqlType type = column.type().sqlType();
                if (lengthsChecked && written != NULL && !WrittenLengths.fits(type, written)) {
                    WrittenLengths.require("column " + column.name(), type, written);
                }
                type.write(binds, i, written == NULL ? null : written);
            }
        }
    }

    static void draw(ColumnDefinition column, Binds binds, int position, ToLongFunction<Sequence> draw) {
        long value = draw.applyAsLong(column.sequence().orElseThrow());
        column.type().sqlType().write(binds, position, DrawnKey.fit(column, value));
    }
}
