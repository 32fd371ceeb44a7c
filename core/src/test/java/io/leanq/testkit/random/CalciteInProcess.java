package io.leanq.testkit.random;

import io.leanq.query.Batch;
import io.leanq.query.BoundSql;
import io.leanq.query.Change;
import io.leanq.query.Query;
import io.leanq.query.Row;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.schema.Table;
import io.leanq.testkit.CalciteEngine;
import io.leanq.testkit.CalciteJudge;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calcite's own engine over the sample tables in memory. */
public final class CalciteInProcess implements Engine {
    private final CalciteEngine calcite;
    private final CalciteJudge judge;
    private final Dialect dialect;

    /** @param dialect LeanXcale's, or one like it */
    public CalciteInProcess(Dialect dialect, SampleData data) throws SQLException {
        this.dialect = dialect;
        this.calcite = new CalciteEngine();
        this.judge = CalciteJudge.knowing(
                data.tables().stream().map(SampleTable::table).toArray(Table<?>[]::new));
        for (SampleTable table : data.tables()) {
            calcite.with(table.tableRows());
        }
    }

    @Override
    public String name() {
        return "Calcite";
    }

    @Override
    public List<String> unserved() {
        return Engine.NOT_IN_CALCITE;
    }

    @Override
    public Rendered render(Statement statement) {
        return statement.render(dialect);
    }

    @Override
    public List<List<@Nullable Object>> fetch(Query<Row> query, List<Kind> kinds) throws SQLException {
        BoundSql bound = query.bound(dialect);
        try {
            return Rows.read(
                    calcite.fetch(bound.sql(), bound, cells -> query.reader().read(cells, 0)), kinds);
        } catch (AssertionError | LinkageError e) {
            // Calcite checks its plans by assertions, and generates code that does not load where a constant fails
            throw new SQLException(e);
        }
    }

    /** Parses and validates the change, since Calcite's own engine runs no changes. */
    @Override
    public Changed change(Change change, SampleTable table) throws SQLException {
        validate(render(change).sql());
        return Changed.UNKNOWN;
    }

    @Override
    public Changed batch(Batch<@Nullable Object[]> batch, List<@Nullable Object[]> rows, SampleTable table)
            throws SQLException {
        validate(batch.prepare(dialect).sql());
        return Changed.UNKNOWN;
    }

    private void validate(String sql) throws SQLException {
        String objection = judge.objection(sql);
        if (objection != null) {
            throw new SQLException(objection);
        }
    }

    @Override
    public void close() throws SQLException {
        calcite.close();
    }
}
