package io.leanq.schema;

import io.leanq.query.TemporalExpression;
import io.leanq.query.TemporalType;
import java.util.List;

/** A column of dates or times. */
public final class TemporalColumn<T, V> extends Column<T, V> implements TemporalExpression<V> {
    private final TemporalType<V> type;

    TemporalColumn(
            Table<?> table,
            TableRef<?> ref,
            String name,
            TemporalType<V> type,
            List<? extends ColumnOption<?>> options) {
        super(table, ref, name, type, options);
        this.type = type;
    }

    @Override
    public TemporalType<V> type() {
        return type;
    }
}
