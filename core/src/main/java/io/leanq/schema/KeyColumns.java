package io.leanq.schema;

import io.leanq.query.Condition;
import io.leanq.query.Expression;
import io.leanq.query.Kinded;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the keys of any number of columns have in common. */
final class KeyColumns {

    private KeyColumns() {}

    /** The comparison of a column with an expression, which the column has as an expression of its kind. */
    @SuppressWarnings("unchecked") // every kind compares with values of its own type
    static <V> Condition equal(Column<?, V> column, Expression<? extends V> value) {
        return ((Kinded<V, V, ?, ?>) column).eq(value);
    }

    static String described(Column<?, ?>... columns) {
        return "primary key " + Arrays.stream(columns).map(Column::toString).collect(Collectors.joining(", "));
    }
}
