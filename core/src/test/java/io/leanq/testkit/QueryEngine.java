package io.leanq.testkit;

import io.leanq.driver.BindWriter;
import io.leanq.query.BoundSql;
import io.leanq.query.Query;
import io.leanq.render.Dialect;
import io.leanq.type.Cells;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs queries over given tables. Belongs to one thread at a time. */
public interface QueryEngine {

    /**
     * @param row converts the cells of a row, which are valid until it returns
     * @throws Exception if the engine does not run the query; has the message of the engine or its driver
     */
    <X> List<X> fetch(String sql, BindWriter values, Function<Cells, X> row) throws Exception;

    /** The rows of the query as its own reader reads them. */
    default List<List<@Nullable Object>> read(Query<?> query, Dialect dialect) throws Exception {
        BoundSql bound = query.bound(dialect);
        return fetch(bound.sql(), bound, cells -> ReadCells.of(query, cells));
    }

    /** Whether the engine is behind Avatica's own server, which does not carry all values. */
    default boolean isRemote() {
        return false;
    }

    /**
     * Supplies an engine for {@link RenderingAssert} in place of Calcite in this process, found by
     * {@link java.util.ServiceLoader}.
     */
    interface Provider {
        QueryEngine over(List<TableRows> tables) throws Exception;
    }
}
