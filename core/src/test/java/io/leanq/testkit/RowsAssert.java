package io.leanq.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.SqlException;
import io.leanq.query.Change;
import io.leanq.query.Query;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.render.UnsupportedSqlException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asserts that a query gives the same rows on Calcite's engine and on H2, each over the same tables, and that a change
 * leaves on H2 what it means to Calcite. Makes the engines when the first statement comes. Thread-safe: one statement runs
 * at a time.
 */
final class RowsAssert {
    private final List<TableRows> tables;
    private @Nullable CalciteEngine calcite;
    private @Nullable H2Engine h2;

    RowsAssert(List<TableRows> tables) {
        this.tables = List.copyOf(tables);
    }

    /** The rows of an engine, or what it says against the statement. */
    private record Outcome(
            List<List<@Nullable Object>> rows, @Nullable Throwable failure) {

        List<List<@Nullable Object>> rows(String engine, String sql) {
            if (failure != null) {
                throw new AssertionError(engine + " does not run " + sql + ": " + words(), failure);
            }
            return rows;
        }

        /** Those of all causes; empty if there is none. */
        String words() {
            List<String> words = new ArrayList<>();
            add(failure, words);
            return String.join("; ", words);
        }

        private static void add(@Nullable Throwable failure, List<String> words) {
            if (failure != null) {
                words.add(failure.toString());
                if (failure instanceof SqlException refused) {
                    words.add(String.valueOf(refused.serverMessage()));
                }
                Arrays.stream(failure.getSuppressed()).forEach(suppressed -> add(suppressed, words));
                add(failure.getCause(), words);
            }
        }
    }

    /** @param sql the statement in the dialect */
    synchronized void agree(Statement statement, Dialect dialect, String sql) {
        if (statement instanceof Change change) {
            agreeOnChange(change, dialect, sql);
            return;
        }
        Query<?> query = (Query<?>) statement;
        Outcome found = ofCalcite(query, dialect);
        Outcome expected = ofH2(query);
        CalciteExceptions.Entry entry = CalciteExceptions.of(sql);
        if (entry == null) {
            JudgedRows.assertSame(
                    found.rows("Calcite", sql), expected.rows("H2", sql), ResultOrder.of(sql), "Calcite for " + sql);
        } else {
            isNeeded(entry, found, expected, sql);
        }
    }

    private static void isNeeded(CalciteExceptions.Entry entry, Outcome found, Outcome expected, String sql) {
        String description = "is the exception still needed? " + sql;
        switch (entry.kind()) {
            case NOT_VALIDATED ->
                JudgedRows.assertSame(
                        found.rows("Calcite", sql), expected.rows("H2", sql), ResultOrder.of(sql), description);
            case NOT_RUN_BY_CALCITE -> {
                assertThat(found.words()).as(description).contains(entry.words());
                assertThat(expected.rows("H2", sql))
                        .as("rows of H2 for %s", sql)
                        .isNotEmpty();
            }
            case NOT_RUN_BY_H2 -> {
                assertThat(expected.words()).as(description).contains(entry.words());
                assertThat(JudgedRows.text(found.rows("Calcite", sql)))
                        .as("rows of Calcite for %s", sql)
                        .containsExactlyInAnyOrderElementsOf(entry.expected());
            }
            case ROWS_DIFFER ->
                assertThat(JudgedRows.text(found.rows("Calcite", sql)))
                        .as(description)
                        .hasSameSizeAs(expected.rows("H2", sql))
                        .isNotEqualTo(JudgedRows.text(expected.rows("H2", sql)));
        }
    }

    private Outcome ofCalcite(Query<?> query, Dialect dialect) {
        try {
            return new Outcome(calcite().read(query, dialect), null);
        } catch (SQLException | RuntimeException e) {
            return new Outcome(List.of(), e);
        }
    }

    private Outcome ofH2(Query<?> query) {
        try {
            return new Outcome(h2().read(query), null);
        } catch (RuntimeException e) {
            return new Outcome(List.of(), e);
        }
    }

    /** What a sequence feeds is not compared: each engine counts by itself. */
    private void agreeOnChange(Change change, Dialect dialect, String sql) {
        TableRows table = ChangedRows.target(sql, tables);
        List<List<@Nullable Object>> found;
        try {
            found = h2().after(change, table);
        } catch (UnsupportedSqlException e) {
            assertThat(CalciteExceptions.REFUSED_BY_H2).as(sql).contains(e.feature());
            return;
        } catch (RuntimeException e) {
            throw new AssertionError("H2 does not run " + sql + ": " + new Outcome(List.of(), e).words(), e);
        }
        if (CalciteExceptions.of(sql) == null) {
            List<String> drawn = ChangedRows.drawn(sql);
            assertThat(without(drawn, table, found))
                    .as("rows of H2 after %s", sql)
                    .containsExactlyInAnyOrderElementsOf(
                            without(drawn, table, changedByCalcite(change, dialect, table)));
        }
    }

    private List<List<@Nullable Object>> changedByCalcite(Change change, Dialect dialect, TableRows table) {
        Rendered rendered = change.render(dialect);
        try {
            return ChangedRows.after(rendered.sql(), rendered.binds(), table, calcite());
        } catch (SQLException | RuntimeException e) {
            throw new AssertionError(
                    "Calcite does not run a part of " + rendered.sql() + ": " + new Outcome(List.of(), e).words(), e);
        }
    }

    private static List<List<String>> without(
            List<String> columns, TableRows table, List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> left = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                if (!columns.contains(
                        table.table().definition().columns().get(i).name())) {
                    values.add(row.get(i));
                }
            }
            left.add(values);
        }
        return JudgedRows.text(left);
    }

    private CalciteEngine calcite() throws SQLException {
        CalciteEngine engine = calcite;
        if (engine == null) {
            engine = new CalciteEngine();
            for (TableRows table : tables) {
                engine.with(table);
            }
            calcite = engine;
        }
        return engine;
    }

    private H2Engine h2() {
        H2Engine engine = h2;
        if (engine == null) {
            engine = new H2Engine(tables);
            h2 = engine;
        }
        return engine;
    }
}
