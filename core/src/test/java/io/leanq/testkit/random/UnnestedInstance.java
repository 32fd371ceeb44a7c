package io.leanq.testkit.random;

import io.leanq.query.ArrayType;
import io.leanq.query.DataType;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.Source;
import io.leanq.query.Unnested;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of a bound array in a from clause. */
final class UnnestedInstance extends Instance {
    private final List<@Nullable Object[]> rows;
    private final Unnested<?> source;

    private UnnestedInstance(SampleTable table) {
        super(table.name(), table.kinds(), table.bounds());
        this.rows = table.rows();
        List<Object> elements = rows.stream().map(row -> row[0]).toList();
        this.source =
                Dsl.unnest(table.name(), Dsl.value(elements, type(table.kinds().get(0))));
    }

    static UnnestedInstance of(String name, Choice choice) {
        Kind kind = choice.of(Kind.BIGINT, Kind.DOUBLE, Kind.VARCHAR);
        List<@Nullable Object[]> rows = new ArrayList<>();
        int count = choice.below(6);
        for (int i = 0; i < count; i++) {
            rows.add(new Object[] {Values.fitting(choice, kind)});
        }
        return new UnnestedInstance(SampleTable.of(name, List.of("item"), List.of(kind), rows));
    }

    @SuppressWarnings("unchecked") // the elements are of the kind
    private static ArrayType<Object, Expression<Object>> type(Kind kind) {
        return (ArrayType<Object, Expression<Object>>) (ArrayType<?, ?>)
                switch (kind.family()) {
                    case BIGINT -> DataType.BIGINT_ARRAY;
                    case DOUBLE -> DataType.DOUBLE_ARRAY;
                    default -> DataType.VARCHAR_ARRAY;
                };
    }

    @Override
    Source source(Build build) {
        return source;
    }

    @Override
    Expression<?> column(int place, Build build) {
        return (Expression<?>) source.element();
    }

    @Override
    List<@Nullable Object[]> rows(@Nullable Frame outer) {
        return rows;
    }
}
