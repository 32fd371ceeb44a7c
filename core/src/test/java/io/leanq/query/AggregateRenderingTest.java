package io.leanq.query;

import static io.leanq.query.Dsl.avg;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.every;
import static io.leanq.query.Dsl.grouping;
import static io.leanq.query.Dsl.listagg;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.noCondition;
import static io.leanq.query.Dsl.rollup;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.some;
import static io.leanq.query.Dsl.stddevPop;
import static io.leanq.query.Dsl.stddevSamp;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.varPop;
import static io.leanq.query.Dsl.varSamp;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.schema.BooleanColumn;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.testkit.RenderingAssert;
import io.leanq.testkit.TableRows;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Aggregates with filters, lists and groupings of several levels; each runs on Calcite, and on H2 where H2 has it. */
class AggregateRenderingTest {

    static final class Sales extends Table<Sales> {
        static final Sales SALES = Table.define("sales", Sales::new);
        final NumberColumn<Sales, Integer> id = column("id", DataType.INTEGER, primaryKey());
        final TextColumn<Sales> region = column("region", DataType.VARCHAR(10));
        final TextColumn<Sales> item = column("item", DataType.VARCHAR(20));
        final NumberColumn<Sales, Integer> pieces = column("pieces", DataType.INTEGER);
        final NumberColumn<Sales, BigDecimal> price = column("price", DataType.DECIMAL(10, 2));
        final BooleanColumn<Sales> paid = column("paid", DataType.BOOLEAN);

        private Sales(TableRef<Sales> ref) {
            super(ref);
        }
    }

    private final Sales s = Sales.SALES;
    private final RenderingAssert rendering = RenderingAssert.knowing(List.of(new TableRows(
            s,
            List.of(
                    Arrays.asList(1, "north", "pen", 3, new BigDecimal("1.50"), true),
                    Arrays.asList(2, "north", "ink", 1, new BigDecimal("7.00"), false),
                    Arrays.asList(3, "north", "pen", 2, new BigDecimal("1.25"), null),
                    Arrays.asList(4, "south", "pen", 9, null, true),
                    Arrays.asList(5, "south", null, 4, new BigDecimal("2.00"), true)))));

    private void renders(Query<?> query, String sql, Object... binds) {
        rendering.renders(query, LEANXCALE_LIKE, sql, binds);
    }

    private void aggregates(Expression<?> item, String sql, Object... binds) {
        renders(
                select(s.region, item).from(s).groupBy(s.region),
                "SELECT sales.region, " + sql + " FROM sales GROUP BY sales.region",
                binds);
    }

    private static void refused(ThrowingCallable building, String words) {
        assertThatThrownBy(building).isInstanceOf(InvalidStatement.class).hasMessageContaining(words);
    }

    @Test
    void filterLeavesRowsOut() {
        aggregates(count().filter(s.paid), "COUNT(*) FILTER (WHERE sales.paid)");
        aggregates(sum(s.price).filter(s.pieces.gt(1)), "SUM(sales.price) FILTER (WHERE sales.pieces > ?)", 1);
        aggregates(
                avg(s.pieces).filter(s.item.eq("pen")).round(1),
                "ROUND(ROUND(AVG(CAST(sales.pieces AS DECIMAL(30,12))) FILTER (WHERE sales.item = ?), 6), 1)",
                "pen");
        aggregates(
                count(s.item).distinct().filter(s.paid).filter(s.pieces.in(3, 9)),
                "COUNT(DISTINCT sales.item) FILTER (WHERE sales.paid AND sales.pieces IN (?, ?))",
                3,
                9);
        aggregates(max(s.item).filter(s.paid).upper(), "UPPER(MAX(sales.item) FILTER (WHERE sales.paid))");
    }

    @Test
    void distinctCountsEqualValuesOnce() {
        aggregates(sum(s.price).distinct(), "SUM(DISTINCT sales.price)");
        aggregates(
                sum(s.pieces, DataType.BIGINT).distinct(),
                "CAST(SUM(DISTINCT CAST(sales.pieces AS DECIMAL(30,0))) AS BIGINT)");
        refused(() -> count().distinct(), "COUNT(*) counts rows; say countDistinct(x)");
        refused(() -> sum(s.price).filter(s.paid).distinct(), "say distinct() first");
    }

    @Test
    void filterThatNoRowPassesGivesNull() {
        aggregates(sum(s.price).filter(s.pieces.in(List.of())), "SUM(sales.price) FILTER (WHERE FALSE)");
        aggregates(
                sum(s.pieces).filter(s.pieces.in(List.of()).and(s.paid)),
                "SUM(CAST(sales.pieces AS DECIMAL(30,0))) FILTER (WHERE FALSE AND sales.paid)");
        aggregates(count().filter(s.pieces.in(List.of())), "COUNT(*) FILTER (WHERE FALSE)");
        aggregates(max(s.item).filter(s.pieces.notIn(List.of())), "MAX(sales.item) FILTER (WHERE TRUE)");
    }

    @Test
    void filterOfNothingKeepsAllRows() {
        aggregates(count().filter(noCondition()), "COUNT(*)");
    }

    @Test
    void groupingIsOfAKeyOfSets() {
        refused(() -> rollup(s.region, s.region), "has the same key twice");
        refused(
                () -> listagg(s.item.concat("!"), ",")
                        .withinGroup(s.item.concat("!"))
                        .distinct(),
                "write it with inline(…)");
        refused(
                () -> select(s.region, grouping(s.item))
                        .from(s)
                        .groupBy(rollup(s.region))
                        .render(LEANXCALE_LIKE),
                "give it such a key");
        refused(() -> select(grouping(s.item)).from(s).render(LEANXCALE_LIKE), "give it such a key");
        refused(() -> grouping(s.region).filter(s.paid), "one number of each group");
        refused(() -> grouping(s.region).over(), "one number of each group");
    }

    @Test
    void textsBecomeAList() {
        aggregates(
                listagg(s.item, ", ").withinGroup(s.pieces.desc(), s.id),
                "LISTAGG(sales.item, ', ') WITHIN GROUP (ORDER BY sales.pieces DESC, sales.id)");
        aggregates(
                listagg(s.item, "'|").distinct().withinGroup(s.item),
                "LISTAGG(DISTINCT sales.item, '''|') WITHIN GROUP (ORDER BY sales.item)");
        aggregates(
                listagg(s.item, "").withinGroup(s.id).filter(s.paid).upper(),
                "UPPER(LISTAGG(sales.item, '') WITHIN GROUP (ORDER BY sales.id) FILTER (WHERE" + " sales.paid))");
        refused(() -> listagg(s.item, ",").distinct().withinGroup(s.id), "ordered only by what it lists");
        refused(() -> listagg(s.item, ",").withinGroup(), "say inAnyOrder()");
        refused(() -> listagg(s.item, ",").withinGroup(s.id).over(), "databases disagree on its order");
    }

    @Test
    void spreadIsComputedAsDouble() {
        aggregates(stddevPop(s.pieces), "STDDEV_POP(CAST(sales.pieces AS DOUBLE))");
        aggregates(stddevSamp(s.pieces), "STDDEV_SAMP(CAST(sales.pieces AS DOUBLE))");
        aggregates(varPop(s.price), "VAR_POP(CAST(sales.price AS DOUBLE))");
        aggregates(varSamp(s.price), "VAR_SAMP(CAST(sales.price AS DOUBLE))");
    }

    @Test
    void truthOfAGroupIsACondition() {
        aggregates(every(s.paid), "EVERY(sales.paid)");
        renders(
                select(s.region).from(s).groupBy(s.region).having(some(s.pieces.gt(8))),
                "SELECT sales.region FROM sales GROUP BY sales.region HAVING SOME(sales.pieces > ?)",
                8);
    }
}
