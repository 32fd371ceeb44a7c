package io.leanq.query;

import static io.leanq.query.Dsl.avg;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.currentRow;
import static io.leanq.query.Dsl.denseRank;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.firstValue;
import static io.leanq.query.Dsl.following;
import static io.leanq.query.Dsl.lag;
import static io.leanq.query.Dsl.lastValue;
import static io.leanq.query.Dsl.lead;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.min;
import static io.leanq.query.Dsl.nthValue;
import static io.leanq.query.Dsl.ntile;
import static io.leanq.query.Dsl.orderBy;
import static io.leanq.query.Dsl.partitionBy;
import static io.leanq.query.Dsl.preceding;
import static io.leanq.query.Dsl.rank;
import static io.leanq.query.Dsl.rowNumber;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.stddevPop;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.unboundedFollowing;
import static io.leanq.query.Dsl.unboundedPreceding;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import io.leanq.testkit.RenderingAssert;
import io.leanq.testkit.TableRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Window functions over rows with equal sort keys, NULLs and several partitions; each runs on Calcite and on H2. */
class WindowRenderingTest {

    static final class Trades extends Table<Trades> {
        static final Trades TRADES = Table.define("trades", Trades::new);
        final NumberColumn<Trades, Integer> id = column("id", DataType.INTEGER, primaryKey());
        final TextColumn<Trades> desk = column("desk", DataType.VARCHAR(10));
        final NumberColumn<Trades, Long> volume = column("volume", DataType.BIGINT);
        final NumberColumn<Trades, BigDecimal> price = column("price", DataType.DECIMAL(10, 2));
        final NumberColumn<Trades, Double> weight = column("weight", DataType.DOUBLE);
        final TemporalColumn<Trades, LocalDateTime> at = column("at_time", DataType.TIMESTAMP);
        final TemporalColumn<Trades, LocalDate> day = column("day_of", DataType.DATE);

        private Trades(TableRef<Trades> ref) {
            super(ref);
        }
    }

    private final Trades t = Trades.TRADES;
    private final RenderingAssert rendering = RenderingAssert.knowing(List.of(new TableRows(
            t,
            List.of(
                    row(1, "a", 10L, "1.50", 1.5, "2024-01-31T10:00:00", "2024-01-31"),
                    row(2, "a", 20L, "2.25", 2.5, "2024-01-31T10:30:00", "2024-02-01"),
                    row(3, "a", 20L, null, 3.0, "2024-01-31T12:00:00.500", "2024-02-03"),
                    row(4, "b", 5L, "-1.00", null, "2023-12-31T23:59:59.999", "2023-12-31"),
                    row(5, "b", 7L, "4.00", 8.0, "2024-01-01T00:00:00", "2024-01-01"),
                    row(6, null, 9L, "9.99", 0.5, "1969-12-31T23:00:00", "1969-12-31")))));

    private static List<Object> row(
            int id, String desk, long volume, String price, Double weight, String at, String day) {
        return Arrays.asList(
                id,
                desk,
                volume,
                price == null ? null : new BigDecimal(price),
                weight,
                LocalDateTime.parse(at),
                LocalDate.parse(day));
    }

    private void renders(Query<?> query, String sql, Object... binds) {
        rendering.renders(query, LEANXCALE_LIKE, sql, binds);
    }

    private void computes(Expression<?> item, String sql, Object... binds) {
        renders(select(t.id, item).from(t), "SELECT trades.id, " + sql + " FROM trades", binds);
    }

    private static void refused(ThrowingCallable building, String words) {
        assertThatThrownBy(building).isInstanceOf(InvalidStatement.class).hasMessageContaining(words);
    }

    @Test
    void rankingsNumberTheRowsOfAPartition() {
        OrderedWindow w = partitionBy(t.desk).orderBy(t.volume.desc());
        String over = " OVER (PARTITION BY trades.desk ORDER BY trades.volume DESC)";
        computes(rank().over(w), "RANK()" + over);
        computes(denseRank().over(w), "DENSE_RANK()" + over);
        computes(rowNumber().over(orderBy(t.volume, t.id)), "ROW_NUMBER() OVER (ORDER BY trades.volume, trades.id)");
        computes(ntile(3).over(orderBy(t.id)), "NTILE(3) OVER (ORDER BY trades.id)");
    }

    @Test
    void aggregatesRunOverEveryWindow() {
        computes(count().over(), "COUNT(*) OVER ()");
        computes(sum(t.price).over(partitionBy(t.desk)), "SUM(trades.price) OVER (PARTITION BY trades.desk)");
        computes(
                sum(t.volume).over(partitionBy(t.desk).orderBy(t.id)),
                "SUM(CAST(trades.volume AS DECIMAL(30,0))) OVER (PARTITION BY trades.desk ORDER BY trades.id)");
        computes(
                avg(t.price).over(orderBy(t.id)),
                "ROUND(AVG(CAST(trades.price AS DECIMAL(30,12))) OVER (ORDER BY trades.id), 6)");
        computes(max(t.desk).over().upper(), "UPPER(MAX(trades.desk) OVER ())");
        computes(
                stddevPop(t.weight).over(partitionBy(t.desk)),
                "STDDEV_POP(trades.weight) OVER (PARTITION BY trades.desk)");
        computes(
                t.price.minus(min(t.price).over(partitionBy(t.desk))),
                "trades.price - MIN(trades.price) OVER (PARTITION BY trades.desk)");
    }

    @Test
    void neighboursAndEndsOfAFrameKeepTheirKind() {
        OrderedWindow w = partitionBy(t.desk).orderBy(t.id);
        String over = " OVER (PARTITION BY trades.desk ORDER BY trades.id)";
        computes(lag(t.price, 1).over(w), "LAG(trades.price, 1)" + over);
        computes(
                lag(t.price, 1, BigDecimal.ZERO).over(w).times(2),
                "LAG(trades.price, 1, CAST(? AS DECIMAL(10,2)))" + over + " * CAST(? AS DECIMAL(10,2))",
                BigDecimal.ZERO,
                new BigDecimal(2));
        computes(lead(t.volume, 2, 0L).over(w), "LEAD(trades.volume, 2, CAST(? AS BIGINT))" + over, 0L);
        computes(
                lead(t.desk, 1, "none").over(w).upper(),
                "UPPER(LEAD(trades.desk, 1, CAST(? AS VARCHAR))" + over + ")",
                "none");
        computes(
                lag(t.day, 1, LocalDate.EPOCH).over(w).year(),
                "EXTRACT(YEAR FROM LAG(trades.day_of, 1, CAST(? AS DATE))" + over + ")",
                LocalDate.EPOCH);
        computes(firstValue(t.price).over(w), "FIRST_VALUE(trades.price)" + over);
        Window whole = w.rowsBetween(unboundedPreceding(), unboundedFollowing());
        String all = " OVER (PARTITION BY trades.desk ORDER BY trades.id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED"
                + " FOLLOWING)";
        computes(lastValue(t.price).over(whole), "LAST_VALUE(trades.price)" + all);
        computes(nthValue(t.price, 2).over(whole), "NTH_VALUE(trades.price, 2)" + all);
    }

    @Test
    void frameCountsRowsBetweenAllBounds() {
        OrderedWindow w = orderBy(t.id);
        String rows = "COUNT(*) OVER (ORDER BY trades.id ROWS BETWEEN ";
        computes(
                count().over(w.rowsBetween(unboundedPreceding(), currentRow())),
                rows + "UNBOUNDED PRECEDING AND CURRENT ROW)");
        computes(
                count().over(w.rowsBetween(preceding(2), following(1))),
                rows + "CAST(? AS INTEGER) PRECEDING AND CAST(? AS INTEGER) FOLLOWING)",
                2,
                1);
        computes(
                sum(t.price).over(w.rowsBetween(preceding(2), preceding(1))),
                "SUM(trades.price) OVER (ORDER BY trades.id ROWS BETWEEN CAST(? AS INTEGER) PRECEDING AND CAST(? AS"
                        + " INTEGER) PRECEDING)",
                2,
                1);
        computes(
                count().over(w.rowsBetween(following(1), unboundedFollowing())),
                rows + "CAST(? AS INTEGER) FOLLOWING AND UNBOUNDED FOLLOWING)",
                1);
    }

    @Test
    void frameByTheSortKeyTakesNumbersAndLengthsOfTime() {
        computes(
                count().over(orderBy(t.volume).rangeBetween(currentRow(), unboundedFollowing())),
                "COUNT(*) OVER (ORDER BY trades.volume RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)");
        computes(
                count().over(orderBy(t.volume).rangeBetween(preceding(3), following(2))),
                "COUNT(*) OVER (ORDER BY trades.volume RANGE BETWEEN CAST(? AS INTEGER) PRECEDING AND CAST(? AS"
                        + " INTEGER) FOLLOWING)",
                3,
                2);
        computes(
                count().over(orderBy(t.at).rangeBetween(preceding(Duration.ofHours(1)), currentRow())),
                "COUNT(*) OVER (ORDER BY trades.at_time RANGE BETWEEN INTERVAL '1' HOUR PRECEDING AND CURRENT ROW)");
        computes(
                count().over(orderBy(t.at).rangeBetween(preceding(Duration.ofMillis(86_400_500)), currentRow())),
                "COUNT(*) OVER (ORDER BY trades.at_time RANGE BETWEEN INTERVAL '86400.500' SECOND(5, 3) PRECEDING AND"
                        + " CURRENT ROW)");
        computes(
                count().over(orderBy(t.day).rangeBetween(preceding(Duration.ofDays(2)), following(Duration.ZERO))),
                "COUNT(*) OVER (ORDER BY CAST(trades.day_of AS TIMESTAMP(3)) RANGE BETWEEN INTERVAL '2' DAY PRECEDING"
                        + " AND INTERVAL '0' SECOND FOLLOWING)");
    }

    /** In INTEGER Calcite finds no rows where the key and the distance pass its end. */
    @Test
    void distanceBesideAnIntegerIsAddedInBigint() {
        computes(
                count().over(orderBy(t.id.plus(2_147_483_641)).rangeBetween(currentRow(), following(5))),
                "COUNT(*) OVER (ORDER BY CAST(trades.id + CAST(? AS INTEGER) AS BIGINT) RANGE BETWEEN CURRENT ROW AND"
                        + " CAST(? AS INTEGER) FOLLOWING)",
                2_147_483_641,
                5);
    }

    @Test
    void defaultBesideAComputedValueHasItsType() {
        computes(
                lag(t.day.year(), 1, 7).over(orderBy(t.id)),
                "LAG(CAST(EXTRACT(YEAR FROM trades.day_of) AS INTEGER), 1, CAST(? AS INTEGER)) OVER (ORDER BY"
                        + " trades.id)",
                7);
    }

    @Test
    void filterOverAWindowBecomesACase() {
        computes(
                count().filter(t.volume.gt(8)).over(partitionBy(t.desk)),
                "COUNT(CASE WHEN trades.volume > CAST(? AS BIGINT) THEN 1 END) OVER (PARTITION BY trades.desk)",
                8L);
        computes(
                sum(t.price).filter(t.volume.gt(8)).over(),
                "SUM(CASE WHEN trades.volume > CAST(? AS BIGINT) THEN trades.price END) OVER ()",
                8L);
    }

    @Test
    void namedWindowIsDeclaredOnce() {
        OrderedWindow w = partitionBy(t.desk).orderBy(t.id).named("w");
        renders(
                select(
                                rowNumber().over(w),
                                sum(t.price).over(w),
                                count().over(w.rowsBetween(currentRow(), currentRow())))
                        .from(t)
                        .where(t.id.gt(1)),
                "SELECT ROW_NUMBER() OVER w, SUM(trades.price) OVER w, COUNT(*) OVER (PARTITION BY trades.desk ORDER BY"
                        + " trades.id ROWS BETWEEN CURRENT ROW AND CURRENT ROW) FROM trades WHERE trades.id > ?"
                        + " WINDOW w AS (PARTITION BY trades.desk ORDER BY trades.id)",
                1);
        renders(
                select(t.id, rank().over(w)).from(t).orderBy(rank().over(w).desc(), t.id.asc()),
                "SELECT trades.id, RANK() OVER w FROM trades WINDOW w AS (PARTITION BY trades.desk ORDER BY trades.id)"
                        + " ORDER BY RANK() OVER (PARTITION BY trades.desk ORDER BY trades.id) DESC, trades.id");
    }

    @Test
    void windowsRunOverGroups() {
        OrderedWindow w = orderBy(max(t.price).desc(), t.desk.asc()).named("w");
        renders(
                select(t.desk, rank().over(w), sum(count(), DataType.BIGINT).over())
                        .from(t)
                        .groupBy(t.desk),
                "SELECT trades.desk, RANK() OVER (ORDER BY MAX(trades.price) DESC, trades.desk),"
                        + " CAST(SUM(CAST(COUNT(*) AS DECIMAL(30,0))) OVER () AS BIGINT) FROM trades GROUP BY"
                        + " trades.desk");
    }

    @Test
    void columnOfADerivedTableFiltersByAWindow() {
        NumberExpression<Long> place = rowNumber().over(partitionBy(t.desk).orderBy(t.volume.desc(), t.id.asc()));
        var best = derived("best", select(t.id, place.as("place")).from(t));
        renders(
                select(best.get(t.id))
                        .from(best)
                        .where(best.get("place", DataType.BIGINT).eq(1)),
                "SELECT best.id FROM (SELECT trades.id, ROW_NUMBER() OVER (PARTITION BY trades.desk ORDER BY"
                        + " trades.volume DESC, trades.id) AS place FROM trades) AS best (id, place) WHERE best.place"
                        + " = ?",
                1L);
    }

    @Test
    void windowIsRefusedWhereSqlHasNone() {
        NumberExpression<Long> number = rowNumber().over(orderBy(t.id));
        refused(() -> select(t.id).from(t).where(number.gt(1)), "a window function cannot stand in where");
        refused(() -> select(count()).from(t).groupBy(number), "cannot stand in groupBy");
        refused(
                () -> select(count()).from(t).groupBy(t.desk).having(number.gt(1)),
                "cannot stand in having, which comes before windows: select it in derived(…)");
        refused(() -> select(t.id).from(t).join(t.as("u")).on(number.gt(1)), "cannot stand in on");
        refused(() -> max(number), "a window function inside an aggregate");
        refused(() -> partitionBy(number), "a window function in partitionBy of a window");
        refused(() -> count().filter(number.gt(1)), "no aggregates and no window functions");
        refused(() -> Dsl.update(t).set(t.volume, number), "a window function inside set(trades.volume, …)");
    }

    @Test
    void windowThatDatabasesComputeDifferentlyIsRefused() {
        OrderedWindow w = orderBy(t.volume);
        refused(() -> count(t.desk).distinct().over(), "a distinct aggregate over a window");
        refused(() -> nthValue(t.price, 2).over(w), "let it end with unboundedFollowing()");
        refused(() -> orderBy(t.volume.desc()).rangeBetween(preceding(1), currentRow()), "needs an ascending sort key");
        refused(
                () -> orderBy(t.price).rangeBetween(preceding(1), currentRow()),
                "over a sort key of type DECIMAL(10,2)");
        refused(
                () -> orderBy(t.id, t.volume).rangeBetween(preceding(1), currentRow()),
                "needs exactly one sort key, and the window has 2");
        refused(() -> preceding(Period.ofMonths(1)), "months and years have no fixed length");
        refused(() -> w.rowsBetween(preceding(Duration.ofHours(1)), currentRow()), "use rangeBetween");
        refused(() -> w.rowsBetween(following(1), currentRow()), "a frame ends before it starts");
        refused(() -> w.rowsBetween(currentRow(), preceding(1)), "a frame ends before it starts");
        refused(() -> preceding(-1), "for the other side use following");
        refused(() -> ntile(0), "at least 1, not 0");
        refused(() -> count().filter(t.id.in(select(t.id).from(t))).over(), "a sub-query inside a window function");
        refused(() -> lag(t.price, 1, null).over(w), "give a value; without a default it is NULL");
        refused(
                () -> select(t.desk, rank().over(w)).distinct().from(t).orderBy(t.desk),
                "cannot be ordered: databases disagree");
        refused(
                () -> select(
                                rank().over(w.named("w")),
                                rank().over(orderBy(t.id).named("w")))
                        .from(t)
                        .render(LEANXCALE_LIKE),
                "two different windows of one select are named \"w\"");
    }
}
