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

/** Something that runs LeanQ's statements over the sample tables. */
public interface Engine extends AutoCloseable {

    /** What a change left; nothing of it stays. */
    record Changed(boolean isKnown, long count, List<List<@Nullable Object>> rows) {
        /** Of an engine that does not run changes, but finds nothing wrong with this one. */
        static final Changed UNKNOWN = new Changed(false, -1, List.of());
    }

    /** As differences name it. */
    String name();

    /** The rows, in the evaluator's values and their one form. */
    List<List<@Nullable Object>> fetch(Query<Row> query, List<Kind> kinds) throws Exception;

    Changed change(Change change, SampleTable table) throws Exception;

    Changed batch(Batch<@Nullable Object[]> batch, List<@Nullable Object[]> rows, SampleTable table) throws Exception;

    Rendered render(Statement statement);

    @Override
    void close() throws SQLException;
}
