package io.leanq.testkit.random;

import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.Query;
import io.leanq.query.Row;
import io.leanq.query.Statement;
import io.leanq.render.Rendered;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs LeanQ's statements over the sample tables. */
public interface Engine extends AutoCloseable {

    /** What Calcite's own engine does not have. */
    List<String> NOT_IN_CALCITE = List.of("percent_rank(", "cume_dist(");

    /** What Calcite behind Avatica's own server does not have; Avatica hands over a bound array in another form. */
    List<String> NOT_IN_CALCITE_OVER_THE_WIRE = List.of("percent_rank(", "cume_dist(", "unnest");

    /** What H2 does not have; its dialect and the embedded server refuse it. */
    List<String> NOT_IN_H2 = List.of("except all", "intersect all", "lateral");

    /** The count and rows that a change left before it was rolled back. */
    record Changed(boolean isKnown, long count, List<List<@Nullable Object>> rows) {
        /** The result of an engine that does not run changes, but accepts this one. */
        static final Changed UNKNOWN = new Changed(false, -1, List.of());
    }

    /** The name of the engine in differences. */
    String name();

    /** The rows of the query, as values of the evaluator in canonical form. */
    List<List<@Nullable Object>> fetch(Query<Row> query, List<Kind> kinds) throws Exception;

    Changed change(Change change, SampleTable table) throws Exception;

    Changed batch(Batch<@Nullable Object[]> batch, List<@Nullable Object[]> rows, SampleTable table) throws Exception;

    Rendered render(Statement statement);

    /** The beginnings of constructs that the engine does not have: a query with one of them fails. */
    List<String> unserved();

    @Override
    void close() throws SQLException;
}
