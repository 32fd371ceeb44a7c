package io.leanq.schema;

import io.leanq.query.ArrayExpression;
import io.leanq.query.ArrayType;
import java.util.List;

/**
 * A column of arrays.
 *
 * @param <E> the Java type of an element
 * @param <K> the kind of an element's expression
 */
public final class ArrayColumn<T, E, K> extends Column<T, List<E>> implements ArrayExpression<E, K> {
    private final ArrayType<E, K> type;

    ArrayColumn(
            Table<?> table,
            TableRef<?> ref,
            String name,
            ArrayType<E, K> type,
            List<? extends ColumnOption<?>> options) {
        super(table, ref, name, type, options);
        this.type = type;
    }

    @Override
    public ArrayType<E, K> type() {
        return type;
    }
}
