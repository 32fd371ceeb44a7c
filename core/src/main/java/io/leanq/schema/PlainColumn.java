package io.leanq.schema;

import io.leanq.query.Expression;
import io.leanq.type.DataType;
import java.util.List;

/** A column of bytes, arrays or the user's own Java type. */
public final class PlainColumn<T, V> extends Column<T, V> implements Expression<V> {
    private final DataType<V> type;

    PlainColumn(
            Table<?> table, TableRef<?> ref, String name, DataType<V> type, List<? extends ColumnOption<?>> options) {
        super(table, ref, name, type, options);
        this.type = type;
    }

    @Override
    public DataType<V> type() {
        return type;
    }
}
