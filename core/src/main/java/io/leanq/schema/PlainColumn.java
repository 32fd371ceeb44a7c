package io.leanq.schema;

import io.leanq.query.PlainExpression;
import io.leanq.query.PlainType;
import java.util.List;

/** A column of bytes or of the user's own Java type. */
public final class PlainColumn<T, V> extends Column<T, V> implements PlainExpression<V> {
    private final PlainType<V> type;

    PlainColumn(
            Table<?> table, TableRef<?> ref, String name, PlainType<V> type, List<? extends ColumnOption<?>> options) {
        super(table, ref, name, type, options);
        this.type = type;
    }

    @Override
    public PlainType<V> type() {
        return type;
    }
}
