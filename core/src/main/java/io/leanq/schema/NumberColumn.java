package io.leanq.schema;

import io.leanq.query.NumberExpression;
import io.leanq.query.NumericType;
import java.util.List;

/** A column of numbers. */
public final class NumberColumn<T, N extends Number> extends Column<T, N> implements NumberExpression<N> {
    private final NumericType<N> type;

    NumberColumn(
            Table<?> table,
            TableRef<?> ref,
            String name,
            NumericType<N> type,
            List<? extends ColumnOption<?>> options) {
        super(table, ref, name, type, options);
        this.type = type;
    }

    @Override
    public NumericType<N> type() {
        return type;
    }
}
