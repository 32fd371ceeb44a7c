package io.leanq.testkit;

import io.leanq.driver.BindWriter;
import io.leanq.query.BoundSql;
import io.leanq.query.Query;
import io.leanq.render.Dialect;
import io.leanq.schema.Table;
import io.leanq.type.Bytes;
import io.leanq.type.Cells;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.function.Function;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.runtime.Hook;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's own engine over rows in memory, in this process: it checks the rows of H2, and runs what H2 cannot run.
 * Keeps the plans of the most recent statements. Belongs to one thread at a time.
 */
public final class CalciteEngine implements QueryEngine, AutoCloseable {
    private static final int KEPT_PLANS = 50;

    static {
        withoutMergeJoins();
    }

    private final Connection connection;
    private final Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    private final Map<String, PreparedStatement> plans = new LinkedHashMap<>(16, 0.75f, true);

    public CalciteEngine() throws SQLException {
        connection = DriverManager.getConnection("jdbc:calcite:", settings());
    }

    static CalciteEngine over(List<TableRows> tables) throws SQLException {
        CalciteEngine engine = new CalciteEngine();
        for (TableRows table : tables) {
            engine.with(table);
        }
        return engine;
    }

    /**
     * Switches merge joins off, in all threads and so also where a server plans. Calcite takes the NULLs of a left
     * merge join for sorted: with merge joins {@code (a LEFT JOIN b ON a.x = b.x) JOIN c ON b.x = c.x} finds no row.
     */
    @SuppressWarnings("deprecation") // Calcite prefers hooks for one thread
    private static void withoutMergeJoins() {
        Hook.PLANNER.<RelOptPlanner>add(planner -> planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE));
    }

    /**
     * The settings of a connection: names are kept as written and found in any case, decimals have 38 digits, the clock
     * is in UTC. Sub-queries are run for each row: where Calcite makes joins of them, it fails on some and takes wrong
     * columns in others.
     */
    public static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("caseSensitive", "false");
        settings.setProperty("unquotedCasing", "UNCHANGED");
        settings.setProperty("quotedCasing", "UNCHANGED");
        settings.setProperty("typeSystem", WideDecimals.class.getName());
        settings.setProperty("timeZone", "UTC");
        settings.setProperty("forceDecorrelate", "false");
        return settings;
    }

    /** @param rows values of the class of the column's type, or null, in the order of definition */
    public CalciteEngine with(Table<?> table, List<List<@Nullable Object>> rows) throws SQLException {
        return with(new TableRows(table, rows));
    }

    public CalciteEngine with(TableRows table) throws SQLException {
        add(connection.unwrap(CalciteConnection.class), table);
        return this;
    }

    /** Adds a table and its sequences to the default schema of a Calcite connection. */
    public static void add(CalciteConnection connection, TableRows table) {
        var schema = connection.getRootSchema();
        schema.add(table.table().definition().name().name(), CalciteTable.of(table));
        table.table().definition().columns().stream()
                .flatMap(column -> column.sequence().stream())
                .forEach(sequence -> schema.add(sequence.name().name(), CalciteTable.sequence()));
    }

    /**
     * The rows of the query. Numbers have the class that Calcite gives them; other values have LeanQ's canonical class.
     */
    public List<List<@Nullable Object>> fetch(Query<?> query, Dialect dialect) throws SQLException {
        BoundSql bound = query.bound(dialect);
        return rows(bound.sql(), bound);
    }

    @Override
    public <X> List<X> fetch(String sql, BindWriter values, Function<Cells, X> row) throws SQLException {
        List<X> made = new ArrayList<>();
        for (List<@Nullable Object> found : rows(sql, values)) {
            made.add(row.apply(new RowCells(found.toArray())));
        }
        return made;
    }

    private List<List<@Nullable Object>> rows(String sql, BindWriter values) throws SQLException {
        PreparedStatement statement = prepared(sql);
        values.writeTo(new CalciteBinds(statement, utc));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>(width);
                for (int i = 1; i <= width; i++) {
                    row.add(value(result, i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement kept = plans.get(sql);
        if (kept != null) {
            return kept;
        }
        PreparedStatement made = connection.prepareStatement(sql);
        plans.put(sql, made);
        if (plans.size() > KEPT_PLANS) {
            var eldest = plans.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
        return made;
    }

    private @Nullable Object value(ResultSet result, int index) throws SQLException {
        return switch (result.getMetaData().getColumnType(index)) {
            case Types.DATE -> wallClock(result.getDate(index, utc), LocalDateTime::toLocalDate);
            case Types.TIME -> wallClock(result.getTime(index, utc), LocalDateTime::toLocalTime);
            case Types.TIMESTAMP -> wallClock(result.getTimestamp(index, utc), Function.identity());
            default -> canonical(result.getObject(index));
        };
    }

    /**
     * The date and time by the fields of JDBC's own calendar, in which days before 1582-10-15 have other dates than in
     * java.time.
     */
    private <X> @Nullable X wallClock(@Nullable Date moment, Function<LocalDateTime, X> part) {
        if (moment == null) {
            return null;
        }
        utc.setTimeInMillis(moment.getTime());
        LocalDate day =
                LocalDate.of(utc.get(Calendar.YEAR), utc.get(Calendar.MONTH) + 1, utc.get(Calendar.DAY_OF_MONTH));
        long nanos = Math.floorMod(moment.getTime(), 86_400_000L) * 1_000_000;
        return part.apply(day.atTime(LocalTime.ofNanoOfDay(nanos)));
    }

    private static @Nullable Object canonical(@Nullable Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            return Bytes.of(bytes);
        } else if (value instanceof Array array) {
            return canonical(array.getArray());
        } else if (value instanceof Object[] elements) {
            return canonical(Arrays.asList(elements));
        } else if (value instanceof List<?> elements) {
            List<@Nullable Object> inside = new ArrayList<>();
            for (Object element : elements) {
                inside.add(canonical(element));
            }
            return inside;
        }
        return value;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
