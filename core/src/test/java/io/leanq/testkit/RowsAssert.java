package io.leanq.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.SqlException;
import io.leanq.query.Change;
import io.leanq.query.Query;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.UnsupportedSqlException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Asserts that a query finds the same rows on Calcite's engine and on H2 over the same tables, and that a change leaves
 * the same rows on H2 as Calcite computes for it. The engines are created for the first statement. Thread-safe: one
 * statement runs at a time.
 */
final class RowsAssert {
    private final List<TableRows> tables;
    private @Nullable QueryEngine calcite;
    private @Nullable H2Engine h2;

    RowsAssert(List<TableRows> tables) {
        this.tables = List.copyOf(tables);
    }

    /** The rows that an engine finds, or the failure with which it refuses the statement. */
    private record Outcome(
            List<List<@Nullable Object>> rows, @Nullable Throwable failure) {

        List<List<@Nullable Object>> rows(String engine, String sql) {
            if (failure != null) {
                throw new AssertionError(engine + " does not run " + sql + ": " + words(), failure);
            }
            return rows;
        }

        /** The messages of the failure and all its causes; empty if there is no failure. */
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

    /** @param sql the text of the statement in the dialect */
    synchronized void agree(Statement statement, Dialect dialect, String sql) {
        if (statement instanceof Change change) {
            agreeOnChange(change, dialect, sql);
            return;
        }
        Query<?> query = (Query<?>) statement;
        Outcome found = outcome(() -> calcite().read(query, dialect));
        Outcome expected = outcome(() -> h2().read(query, H2Engine.DIALECT));
        CalciteExceptions.Entry entry = CalciteExceptions.of(sql);
        if (entry == null || isJudged(entry)) {
            JudgedRows.assertSame(
                    found.rows("Calcite", sql), expected.rows("H2", sql), ResultOrder.of(sql), "Calcite for " + sql);
        } else {
            isNeeded(entry, found, expected, sql);
        }
    }

    /** Whether the rows are compared in spite of the entry. */
    private boolean isJudged(CalciteExceptions.Entry entry) {
        return entry.kind() == CalciteExceptions.Kind.NOT_VALIDATED
                || entry.kind() == CalciteExceptions.Kind.NOT_CARRIED && calcite != null && !calcite.isRemote();
    }

    private void isNeeded(CalciteExceptions.Entry entry, Outcome found, Outcome expected, String sql) {
        String description = "is the exception still needed? " + sql;
        switch (entry.kind()) {
            case NOT_VALIDATED -> throw new IllegalArgumentException("its rows are judged");
            case NOT_CARRIED -> {
                assertThat(found.words()).as(description).contains(entry.words());
                assertThat(JudgedRows.text(found.rows()))
                        .as(description)
                        .isEqualTo(entry.expected())
                        .isNotEqualTo(JudgedRows.text(expected.rows("H2", sql)));
            }
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
            case RUN_IN_PROCESS -> {
                assertThat(expected.words()).as(description).contains(entry.words());
                if (calcite != null && calcite.isRemote()) {
                    assertThat(found.words()).as(description).contains("cannot convert to");
                } else {
                    assertThat(JudgedRows.text(found.rows("Calcite", sql)))
                            .as("rows of Calcite for %s", sql)
                            .containsExactlyInAnyOrderElementsOf(entry.expected());
                }
            }
            case ROWS_DIFFER ->
                assertThat(JudgedRows.text(found.rows("Calcite", sql)))
                        .as(description)
                        .hasSameSizeAs(expected.rows("H2", sql))
                        .isNotEqualTo(JudgedRows.text(expected.rows("H2", sql)));
        }
    }

    private static Outcome outcome(Callable<List<List<@Nullable Object>>> engine) {
        try {
            return new Outcome(engine.call(), null);
        } catch (Exception e) {
            return new Outcome(List.of(), e);
        }
    }

    /** Compares the rows after a change, without columns drawn from sequences, which each engine counts by itself. */
    private void agreeOnChange(Change change, Dialect dialect, String sql) {
        TableRows table = ChangedRows.target(sql, tables);
        Outcome found = outcome(() -> h2().after(change, table));
        if (found.failure() instanceof UnsupportedSqlException refused) {
            assertThat(CalciteExceptions.REFUSED_BY_H2).as(sql).contains(refused.feature());
            return;
        }
        List<List<@Nullable Object>> rows = found.rows("H2", sql);
        if (CalciteExceptions.of(sql) == null) {
            Outcome meant = outcome(() -> ChangedRows.after(change.render(dialect), table, calcite()));
            List<String> drawn = ChangedRows.drawn(sql);
            assertThat(without(drawn, table, rows))
                    .as("rows of H2 after %s", sql)
                    .containsExactlyInAnyOrderElementsOf(
                            without(drawn, table, meant.rows("Calcite", "a part of " + sql)));
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

    private QueryEngine calcite() throws Exception {
        QueryEngine engine = calcite;
        if (engine == null) {
            Optional<QueryEngine.Provider> elsewhere =
                    ServiceLoader.load(QueryEngine.Provider.class).findFirst();
            engine = elsewhere.isPresent() ? elsewhere.get().over(tables) : CalciteEngine.over(tables);
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
