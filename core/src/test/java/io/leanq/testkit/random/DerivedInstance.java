package io.leanq.testkit.random;

import io.leanq.query.DataType;
import io.leanq.query.Expression;
import io.leanq.query.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query in a from clause. */
final class DerivedInstance extends Instance {
    private final QueryTerm query;
    private final boolean lateral;

    DerivedInstance(String name, QueryTerm query) {
        this(name, query, false);
    }

    private DerivedInstance(String name, QueryTerm query, boolean lateral) {
        super(name, query.kinds(), query.bounds());
        this.query = query;
        this.lateral = lateral;
    }

    /** A query that sees the sources before it. */
    static DerivedInstance lateral(String name, QueryTerm query) {
        return new DerivedInstance(name, query, true);
    }

    @Override
    boolean isLateral() {
        return lateral;
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

    /**
     * The rows. A derived table does not see the other sources of its query, but those around that query; a lateral one
     * sees those before it, which are then around it.
     */
    @Override
    List<@Nullable Object[]> rows(@Nullable Frame outer) {
        return query.rows(outer);
    }

    @Override
    QueryTerm query() {
        return query;
    }
}
