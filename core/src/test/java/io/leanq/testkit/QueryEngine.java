package io.leanq.testkit;

import io.leanq.driver.BindWriter;
import io.leanq.query.BoundSql;
import io.leanq.query.Query;
import io.leanq.render.Dialect;
import io.leanq.type.Cells;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs queries over tables that it was given. Belongs to one thread at a time. */
public interface QueryEngine {

    /**
     * @param row makes something of a row's cells, which are valid until it returns
     * @throws Exception if the engine does not run it, in words of the engine or its driver
     */
    <X> List<X> fetch(String sql, BindWriter values, Function<Cells, X> row) throws Exception;

    /** The rows of the query as its own reader reads them. */
    default List<List<@Nullable Object>> read(Query<?> query, Dialect dialect) throws Exception {
        BoundSql bound = query.bound(dialect);
        return fetch(bound.sql(), bound, cells -> ReadCells.of(query, cells));
    }

    /** Whether values travel to it and back, so that there are some which Avatica's own server does not carry. */
    default boolean isRemote() {
        return false;
    }

    /**
     * Finds an engine for {@link RenderingAssert} by {@link java.util.ServiceLoader}, instead of Calcite in this
     * process.
     */
    interface Provider {
        QueryEngine over(List<TableRows> tables) throws Exception;
    }
}
