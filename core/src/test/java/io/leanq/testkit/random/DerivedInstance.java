package io.leanq.testkit.random;

import io.leanq.query.DataType;
import io.leanq.query.Expression;
import io.leanq.query.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query in a from clause. */
final class DerivedInstance extends Instance {
    private final QueryTerm query;

    DerivedInstance(String name, QueryTerm query) {
        super(name, query.kinds(), query.bounds());
        this.query = query;
    }

    @Override
    Source source(Build build) {
        return build.derived(this, query);
    }

    @Override
    Expression<?> column(int place, Build build) {
        return (Expression<?>) build.derived(this, query).get(QueryTerm.label(place), (DataType<?, ?, ?>)
                kinds().get(place).type());
    }

    /** A derived table does not see the other sources of its query, but those around that query. */
    @Override
    List<@Nullable Object[]> rows(@Nullable Frame outer) {
        return query.rows(outer);
    }

    @Override
    QueryTerm query() {
        return query;
    }
}
