package io.leanq.testkit.random;

import io.leanq.query.Change;
import io.leanq.query.DataType;
import io.leanq.query.Derived;
import io.leanq.query.Dsl;
import io.leanq.query.Param;
import io.leanq.query.Query;
import io.leanq.query.Row;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The state while one statement is built: its params with their values, and its derived tables, each created once. */
final class Build {
    private final List<Given> params = new ArrayList<>();
    private final Map<Instance, Derived<Row>> derived = new IdentityHashMap<>();

    /** A param and its value. */
    private record Given(Param<Object> param, Object value) {}

    @SuppressWarnings("unchecked") // the value is one of the type
    Param<Object> param(DataType<?, ?, ?> type, Object value) {
        Param<Object> param = Dsl.param("p" + params.size(), (DataType<Object, ?, ?>) type);
        params.add(new Given(param, value));
        return param;
    }

    Derived<Row> derived(Instance instance, QueryTerm query) {
        Derived<Row> made = derived.get(instance);
        if (made == null) {
            Query<Row> built = query.build(this).query();
            made = instance.isLateral() ? Dsl.lateral(instance.name(), built) : Dsl.derived(instance.name(), built);
            derived.put(instance, made);
        }
        return made;
    }

    <R> Query<R> withValues(Query<R> query) {
        Query<R> filled = query;
        for (Given given : params) {
            filled = filled.with(given.param(), given.value());
        }
        return filled;
    }

    Change withValues(Change change) {
        Change filled = change;
        for (Given given : params) {
            filled = filled.with(given.param(), given.value());
        }
        return filled;
    }
}
