package io.leanq.leanxcale;

import io.leanq.InvalidStatement;
import io.leanq.catalog.Names;
import io.leanq.ddl.DdlStatement;
import io.leanq.leanxcale.dialect.CreateOnlineAggregate;
import io.leanq.leanxcale.dialect.DropOnlineAggregate;
import io.leanq.leanxcale.dialect.OnlineAggregateClause;
import io.leanq.leanxcale.dialect.OnlineAggregateClause.Function;
import io.leanq.schema.Column;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TemporalColumn;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An online aggregate: sums, counts and extremes of a table's rows, which LeanXcale keeps up to date as rows come in.
 * It is read like a view: {@code View.existing("readings_hours")}.
 *
 * <pre>{@code
 * OnlineAggregate<Readings> hours = OnlineAggregate.of("readings_hours", READINGS)
 *         .sum(READINGS.level, "sum_level").count(READINGS.level, "count_level")
 *         .groupByWindow(READINGS.taken, 1, ChronoUnit.HOURS, "taken");
 * db.execute(hours.create());
 * }</pre>
 *
 * <p>Immutable and thread-safe: each method returns a new object. All methods refuse null.
 *
 * @param <T> the class of the table
 */
public final class OnlineAggregate<T extends Table<T>> {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final Set<ChronoUnit> UNITS =
            Set.of(ChronoUnit.SECONDS, ChronoUnit.MINUTES, ChronoUnit.HOURS, ChronoUnit.DAYS);

    private final String name;
    private final T table;
    private final List<OnlineAggregateClause> aggregates;
    private final List<OnlineAggregateClause> keys;

    private OnlineAggregate(
            String name, T table, List<OnlineAggregateClause> aggregates, List<OnlineAggregateClause> keys) {
        this.name = name;
        this.table = table;
        this.aggregates = aggregates;
        this.keys = keys;
    }

    /**
     * Begins an online aggregate over a table, in the table's schema.
     *
     * @throws InvalidStatement if the table is null, an alias or a view
     * @throws io.leanq.InvalidDefinition if the name is null, blank or too long
     */
    public static <T extends Table<T>> OnlineAggregate<T> of(String name, T table) {
        String call = "OnlineAggregate.of(\"" + Names.required("online aggregate", name) + "\", ";
        if (table == null) {
            throw new InvalidStatement(call + "null): name the table");
        }
        if (table.definition().isView() || table.instance().alias().isPresent()) {
            throw new InvalidStatement(call + table.instance() + "): it is no table by its own name: name the table");
        }
        return new OnlineAggregate<>(name, table, List.of(), List.of());
    }

    /** {@code MIN(column) AS alias} */
    public OnlineAggregate<T> min(Column<T, ?> column, String alias) {
        return with(Function.MIN, column, alias);
    }

    /** {@code MAX(column) AS alias} */
    public OnlineAggregate<T> max(Column<T, ?> column, String alias) {
        return with(Function.MAX, column, alias);
    }

    /** {@code SUM(column) AS alias} */
    public OnlineAggregate<T> sum(NumberColumn<T, ?> column, String alias) {
        return with(Function.SUM, column, alias);
    }

    /** {@code COUNT(column) AS alias}: the rows in which the column is not NULL. */
    public OnlineAggregate<T> count(Column<T, ?> column, String alias) {
        return with(Function.COUNT, column, alias);
    }

    private OnlineAggregate<T> with(Function function, @Nullable Column<T, ?> column, @Nullable String alias) {
        String call = function.name().toLowerCase(Locale.ROOT);
        String of = column(call, column);
        return new OnlineAggregate<>(
                name,
                table,
                and(aggregates, new OnlineAggregateClause.Aggregate(function, of, alias(call, alias))),
                keys);
    }

    /** A key by which rows are gathered, {@code GROUP BY column}; recalled, unlike a window. */
    public OnlineAggregate<T> groupBy(Column<T, ?> column) {
        String key = alias("groupBy", column("groupBy", column));
        return new OnlineAggregate<>(name, table, aggregates, and(keys, new OnlineAggregateClause.Key(key)));
    }

    /**
     * Gathers the rows of each window of time, {@code GROUP BY CTUMBLE(column, INTERVAL 'count' unit, TIMESTAMP
     * '1970-01-01 00:00:00') alias}. The column {@code alias} is the time at which the window begins.
     *
     * @param count at least 1
     * @param unit seconds, minutes, hours or days
     */
    public OnlineAggregate<T> groupByWindow(
            TemporalColumn<T, LocalDateTime> column, long count, ChronoUnit unit, String alias) {
        String call = "groupByWindow";
        String time = column(call, column);
        if (unit == null || !UNITS.contains(unit) || count < 1) {
            throw refused(
                    call, "windows of " + count + " " + unit + ": give at least 1, in seconds, minutes, hours or days");
        }
        return new OnlineAggregate<>(
                name,
                table,
                aggregates,
                and(keys, new OnlineAggregateClause.Window(time, count, unit, EPOCH, alias(call, alias))));
    }

    /**
     * The statement that creates it; it must not exist.
     *
     * @throws InvalidStatement if it has no aggregate or no key
     */
    public DdlStatement create() {
        if (aggregates.isEmpty() || keys.isEmpty()) {
            throw refused(
                    "create()",
                    "it has no " + (keys.isEmpty() ? "key: say groupByWindow(…)" : "aggregate: say sum(…)"));
        }
        return DdlStatement.of(new DdlNode.OfVendor(
                new CreateOnlineAggregate(objectName(), table.definition().name(), aggregates, keys)));
    }

    /** The statement that drops it; it must exist. */
    public DdlStatement drop() {
        return DdlStatement.of(new DdlNode.OfVendor(new DropOnlineAggregate(objectName())));
    }

    private ObjectName objectName() {
        return new ObjectName(table.definition().name().schema(), name);
    }

    private InvalidStatement refused(String call, String reason) {
        return new InvalidStatement("online aggregate " + name + ", " + call + ": " + reason);
    }

    private String column(String call, @Nullable Column<T, ?> column) {
        if (column == null) {
            throw refused(call + "(null, …)", "name the column");
        }
        if (column.table().definition() != table.definition()) {
            throw refused(
                    call + "(" + column + ", …)", "the column is of another table: name one of " + table.definition());
        }
        return column.name();
    }

    private String alias(String call, @Nullable String alias) {
        String given = Names.required("alias in " + call + " of online aggregate " + name, alias);
        if (Stream.concat(aggregates.stream(), keys.stream())
                .anyMatch(part -> part.alias().equalsIgnoreCase(given))) {
            throw refused(call + "(…, \"" + given + "\")", "another column has this name: give each its own");
        }
        return given;
    }

    private static List<OnlineAggregateClause> and(List<OnlineAggregateClause> parts, OnlineAggregateClause part) {
        List<OnlineAggregateClause> all = new ArrayList<>(parts);
        all.add(part);
        return List.copyOf(all);
    }
}
