package io.leanq.testkit.random;

import io.leanq.query.Expression;
import io.leanq.query.Source;
import io.leanq.schema.DynamicTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table under its own name or an alias. */
final class TableInstance extends Instance {
    private final SampleTable table;
    private final DynamicTable aliased;

    TableInstance(SampleTable table, @Nullable String alias) {
        super(alias == null ? table.name() : alias, table.kinds(), table.bounds());
        this.table = table;
        this.aliased = alias == null ? table.table() : table.table().as(alias);
    }

    @Override
    Source source(Build build) {
        return aliased;
    }

    @Override
    Expression<?> column(int place, Build build) {
        return aliased.columns().get(place);
    }

    @Override
    List<@Nullable Object[]> rows(@Nullable Frame outer) {
        return table.rows();
    }
}
