package io.leanq.schema;

import io.leanq.query.BooleanType;
import io.leanq.query.Condition;
import java.util.List;

/** A column of truth values, which is a condition. */
public final class BooleanColumn<T> extends Column<T, Boolean> implements Condition {
    private final BooleanType type;

    BooleanColumn(
            Table<?> table, TableRef<?> ref, String name, BooleanType type, List<? extends ColumnOption<?>> options) {
        super(table, ref, name, type, options);
        this.type = type;
    }

    @Override
    public BooleanType type() {
        return type;
    }
}
