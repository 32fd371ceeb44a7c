package io.leanq.misuse;

import static io.leanq.misuse.Customers.CUSTOMERS;
import static io.leanq.misuse.Orders.ORDERS;
import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.any;
import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.coalesce;
import static io.leanq.query.Dsl.collect;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.currentRow;
import static io.leanq.query.Dsl.currentTime;
import static io.leanq.query.Dsl.currentTimestamp;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.down;
import static io.leanq.query.Dsl.firstValue;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.lag;
import static io.leanq.query.Dsl.listagg;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.mergeInto;
import static io.leanq.query.Dsl.orderBy;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.partitionBy;
import static io.leanq.query.Dsl.preceding;
import static io.leanq.query.Dsl.rank;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.rowNumber;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.seek;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.tuple;
import static io.leanq.query.Dsl.unboundedFollowing;
import static io.leanq.query.Dsl.unboundedPreceding;
import static io.leanq.query.Dsl.up;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.misuse.Orders.Lines;
import io.leanq.misuse.Orders.NotePrice;
import io.leanq.misuse.Orders.Order;
import io.leanq.query.Change;
import io.leanq.query.Condition;
import io.leanq.query.Derived;
import io.leanq.query.Expression;
import io.leanq.query.FilteredChange;
import io.leanq.query.Insert;
import io.leanq.query.Kinded;
import io.leanq.query.NumberExpression;
import io.leanq.query.OrderedWindow;
import io.leanq.query.Param;
import io.leanq.query.PlainExpression;
import io.leanq.query.Query;
import io.leanq.query.Sorting;
import io.leanq.query.TemporalExpression;
import io.leanq.query.TextExpression;
import io.leanq.query.row.Row2;
import io.leanq.query.row.Row3;
import io.leanq.query.seek.Seek2;
import io.leanq.render.Dialect;
import io.leanq.schema.Column;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The uses of the language that resemble the misuses compile, keep their kinds, and render. */
class LanguageUsesTest {
    private final Orders o = ORDERS;
    private final Customers c = CUSTOMERS;

    /** The SQL without the casts of placeholders. */
    private static String sql(Expression<?> expression) {
        return expression.toString().replaceAll("CAST\\(\\? AS [A-Z ]+(\\([0-9,]+\\))?\\)", "?");
    }

    /** Code over any column. */
    private static <V> Condition byId(Column<?, V> id, V value) {
        return id.eq(value);
    }

    /** Code over any kind. */
    private static <T, C, K> K latest(Kinded<T, C, K, ?> first, Expression<? extends C> second, T otherwise) {
        return caseWhen(first.gt(second), first)
                .when(first.eq(second), otherwise)
                .otherwise(second);
    }

    private static <N extends Number> NumberExpression<N> twice(NumberExpression<N> n, N plus) {
        return n.times(2).plus(n).plus(plus);
    }

    @Test
    void operationsKeepTheKind() {
        TextExpression text = coalesce(c.name, o.note).orElse("none").as("x").upper();
        NumberExpression<Long> number =
                coalesce(o.id, param("n", BIGINT), o.quantity).plus(1);
        TemporalExpression<LocalDate> date = coalesce(o.due, o.due).nullIf(LocalDate.EPOCH);
        Condition flag = coalesce(o.open, o.open).orElse(true).and(o.open);
        PlainExpression<Currency> plain = coalesce(o.currency, o.currency).orElse(Currency.getInstance("EUR"));
        NumberExpression<Long> tag =
                coalesce(o.tags, o.tags).orElse(List.of(1L)).element(1).plus(1);
        NumberExpression<BigDecimal> most =
                max(o.price.orElse(0).orElse(BigDecimal.ZERO)).times(2);
        assertThat(List.of(sql(text), sql(number), sql(date.year()), sql(flag), sql(plain), sql(tag), sql(most)))
                .containsExactly(
                        "UPPER(COALESCE(COALESCE(customers.name, orders.note), ?))",
                        "COALESCE(orders.id, ?, orders.quantity) + ?",
                        "EXTRACT(YEAR FROM NULLIF(COALESCE(orders.due, orders.due), ?))",
                        "COALESCE(COALESCE(orders.is_open, orders.is_open), ?) AND orders.is_open",
                        "COALESCE(COALESCE(orders.currency, orders.currency), ?)",
                        "COALESCE(COALESCE(orders.tags, orders.tags), ?)[1] + ?",
                        "MAX(COALESCE(COALESCE(orders.price, ?), ?)) * ?");
    }

    @Test
    void columnsOfQueriesKeepTheKind() {
        Derived<Row2<String, Long>> d =
                derived("d", select(c.name, count().as("n")).from(c).groupBy(c.name));
        assertThat(sql(d.get(c.name).like("x").and(d.get("n", BIGINT).plus(1).gt(2))))
                .isEqualTo("d.name LIKE ? AND d.n + ? > ?");
    }

    @Test
    void valuesCastsAndSubQueriesHaveTheKindOfTheirType() {
        assertThat(sql(value(LocalDate.EPOCH, DATE).year().gt(3))).isEqualTo("EXTRACT(YEAR FROM ?) > ?");
        assertThat(sql(cast(o.note, INTEGER).plus(1).eq(2))).isEqualTo("CAST(orders.note AS INTEGER) + ? = ?");
        assertThat(sql(scalar(select(count()).from(o), BIGINT).plus(1).gt(2)))
                .isEqualTo("(SELECT COUNT(*) FROM orders) + ? > ?");
        assertThat(sql(o.price.gt(scalar(select(o.quantity).from(o)))))
                .isEqualTo("orders.price > (SELECT orders.quantity FROM orders)");
        assertThat(sql(scalar(select(max(o.price)).from(o)).eq(BigDecimal.ONE)))
                .isEqualTo("(SELECT MAX(orders.price) FROM orders) = ?");
    }

    @Test
    void datesAreMovedComparedAndTruncated() {
        Condition late = value(LocalDate.EPOCH, DATE)
                .truncatedTo(ChronoUnit.MONTHS)
                .plus(Period.ofDays(1))
                .until(o.due, ChronoUnit.DAYS)
                .gt(3);
        NumberExpression<Long> hours =
                o.at.until(currentTimestamp(), ChronoUnit.HOURS).plus(1);
        TemporalExpression<LocalDateTime> next =
                o.at.plus(o.quantity, ChronoUnit.MINUTES).minus(Duration.ofHours(1));
        TemporalExpression<LocalTime> now = currentTime().minus(5, ChronoUnit.MINUTES);
        assertThat(List.of(
                        sql(late),
                        sql(hours),
                        sql(next),
                        sql(now),
                        sql(max(o.due).lastDayOfMonth())))
                .containsExactly(
                        "CAST((orders.due - TIMESTAMPADD(DAY, ?, FLOOR(? TO MONTH)))" + " DAY(10) AS BIGINT) > ?",
                        "CAST((CURRENT_TIMESTAMP - orders.at_time) HOUR(10) AS BIGINT) + ?",
                        "TIMESTAMPADD(SECOND, ?, TIMESTAMPADD(MINUTE, orders.quantity," + " orders.at_time))",
                        "TIMESTAMPADD(MINUTE, ?, CURRENT_TIME)",
                        "LAST_DAY(MAX(orders.due))");
    }

    @Test
    void genericCodeTakesAnyColumnAndAnyKind() {
        Condition all = byId(o.id, 1L)
                .and(byId(c.name, "x"))
                .and(latest(c.name, c.name, "x").like("y"))
                .and(latest(o.id, o.quantity, 5L).gt(3))
                .and(twice(o.price, BigDecimal.ONE).gt(1));
        assertThat(sql(all))
                .startsWith("orders.id = ? AND customers.name = ? AND CASE WHEN customers.name > customers.name")
                .endsWith("orders.price * ? + orders.price + ? > ?");
    }

    @Test
    void numbersCompareWithNumbersOfEveryType() {
        Integer boxed = 7;
        List<Long> ids = List.of(1L);
        Param<Long> n = param("n", BIGINT);
        List<Condition> conditions = List.of(
                count().gt(5),
                o.price.gt(5),
                o.id.eq(1),
                o.id.eq(boxed),
                o.quantity.eq(o.id),
                o.quantity.eq(5_000_000_000L),
                o.id.in(1, 2),
                o.quantity.in(1, 2),
                o.id.in(ids),
                o.price.in(1, BigDecimal.ONE),
                o.weight.gt(5.5),
                o.id.between(1, 10),
                o.id.between(1, 10L),
                o.quantity.between(1, boxed),
                o.quantity.between(boxed, 9),
                o.id.eqIfPresent(Optional.of(1L)),
                o.quantity.eq(any(select(o.id).from(o))),
                o.quantity.in(select(o.id).from(o)),
                sum(o.quantity).gt(5),
                o.price.gt(n));
        assertThat(conditions.stream().map(LanguageUsesTest::sql))
                .contains("COUNT(*) > ?", "orders.quantity = orders.id", "orders.price IN (?, ?)", "orders.weight > ?");
        assertThat(ids.stream().map(o.id::eq)).hasSize(1);
        assertThat(List.of(1, 2).stream().map(o.id::gt)).hasSize(2);
        assertThat(List.of(o.quantity).stream().map(o.id::eq)).hasSize(1);
    }

    @Test
    void arithmeticTakesWholeValuesAndNarrowerNumbers() {
        NumberExpression<BigDecimal> total =
                o.price.times(o.quantity).plus(1).plus(BigDecimal.ONE).times(inline(2L));
        NumberExpression<Long> widened =
                inline(2L).plus(inline(1)).plus(o.quantity).plus(1).plus(2L);
        NumberExpression<Double> heavy =
                o.weight.times(o.quantity).plus(1).plus(1.5).times(o.price);
        assertThat(List.of(sql(total), sql(widened), sql(heavy)))
                .containsExactly(
                        "(orders.price * orders.quantity + ? + ?) * CAST(2 AS BIGINT)",
                        "CAST(2 AS BIGINT) + 1 + orders.quantity + ? + ?",
                        "(orders.weight * orders.quantity + ? + ?) * CAST(orders.price AS DOUBLE)");
    }

    @Test
    void windowsKeepTheKindOfWhatTheyRunOver() {
        OrderedWindow w = partitionBy(o.customerId).orderBy(o.at.desc()).named("w");
        Query<Row3<Long, BigDecimal, BigDecimal>> ranked = select(
                        rowNumber().over(w),
                        sum(o.price).over(w.rowsBetween(unboundedPreceding(), currentRow())),
                        lag(o.price, 1, BigDecimal.ZERO).over(w).times(2))
                .from(o);
        Query<Row3<String, Long, BigDecimal>> more = select(
                        max(o.note).over().upper(),
                        count().filter(o.open).over(partitionBy(o.customerId)),
                        firstValue(o.price)
                                .over(orderBy(o.at).rangeBetween(preceding(Duration.ofHours(1)), unboundedFollowing()))
                                .plus(1))
                .from(o);
        Query<Row3<String, List<String>, Long>> lists = select(
                        listagg(o.note, ", ")
                                .withinGroup(o.at, o.id.desc())
                                .filter(o.open)
                                .upper(),
                        collect(o.note),
                        rank().over(orderBy(max(o.price))))
                .from(o)
                .groupBy(o.customerId);
        assertThat(List.of(ranked, more, lists))
                .allSatisfy(query ->
                        assertThat(query.render(Dialect.STANDARD).sql()).contains(" FROM orders"));
    }

    @Test
    void tuplesAndSeeksTakeTheValuesOfTheirParts() {
        Seek2<Long, Integer> newest = seek(down(o.id), up(o.customerId));
        Optional<Row2<Long, Integer>> last = Optional.of(new Row2<>(5L, 2));
        Query<Order> page = selectFrom(o)
                .where(o.open)
                .where(newest.afterIfPresent(last))
                .orderBy(newest)
                .where(newest.after(5L, 2))
                .limit(20);
        assertThat(page.render(Dialect.STANDARD).sql())
                .endsWith(" ORDER BY orders.id DESC, orders.customer_id FETCH NEXT ? ROWS ONLY");
        Condition tuples = tuple(o.at, o.id)
                .gt(LocalDate.EPOCH.atStartOfDay(), 5L)
                .and(tuple(o.id, o.customerId).le(o.id, c.id))
                .and(tuple(o.id, c.id).in(select(o.id, c.id).from(o, c)));
        assertThat(sql(tuples)).contains("orders.customer_id <= customers.id");
    }

    @Test
    void rowsAreTuplesUntilTheirMakerIsNamed() {
        Query<NotePrice> records =
                select(o.note, o.price).as(NotePrice::new).from(o).where(o.open);
        Query<Row2<String, Integer>> tuples = select(c.name, c.id).from(c);
        Query<Lines> nested = select(o.row(), row(o.note, o.price).as(NotePrice::new))
                .as(Lines::new)
                .from(o);
        Query<NotePrice> lambda = select(o.note, o.quantity)
                .as((note, quantity) -> new NotePrice(note, quantity == null ? null : BigDecimal.valueOf(quantity)))
                .from(o);
        assertThat(List.of(records, tuples, nested, lambda))
                .extracting(query -> query.render(Dialect.STANDARD).sql())
                .containsExactly(
                        "SELECT orders.note, orders.price FROM orders WHERE orders.is_open",
                        "SELECT customers.name, customers.id FROM customers",
                        "SELECT orders.id, orders.price, orders.note, orders.price FROM orders",
                        "SELECT orders.note, orders.quantity FROM orders");
    }

    @Test
    void mergeIsAStatementAfterASet() {
        Change updates = mergeInto(o)
                .using(c)
                .on(o.customerId.eq(c.id))
                .whenMatched()
                .set(o.note, c.name)
                .setNull(o.due);
        Change both = mergeInto(o)
                .using(c)
                .on(o.customerId.eq(c.id))
                .whenMatched()
                .set(o.quantity, o.quantity.plus(c.id))
                .whenNotMatched()
                .set(o.id, 1L)
                .set(o.customerId, c.id)
                .set(o.note, (String) null);
        assertThat(updates.render(Dialect.STANDARD).sql()).endsWith("SET note = customers.name, due = CAST(? AS DATE)");
        assertThat(both.render(Dialect.STANDARD).sql())
                .endsWith("UPDATE SET quantity = orders.quantity + customers.id"
                        + " WHEN NOT MATCHED THEN INSERT (id, customer_id, note) VALUES (?, customers.id, ?)");
    }

    @Test
    void clausesAreSaidOneByOneAndTakeLists() {
        Param<Long> n = param("n", BIGINT);
        Sorting allowed = Sorting.of(o.price, o.due).with("newest", o.at.desc());
        Query<Order> page = selectFrom(o)
                .where(o.open)
                .orderBy(allowed.parse("-price,newest"))
                .where(o.price.betweenIfPresent(Optional.of(BigDecimal.ONE), Optional.empty()))
                .orderBy(o.id)
                .limit(n)
                .with(n, 20L);
        Query<Row2<String, Long>> groups = select(c.name, count())
                .from(o, c)
                .where(o.customerId.eq(c.id))
                .groupBy(List.of(c.name))
                .having(count().gt(1))
                .having(count().lt(9))
                .orderBy(count().desc());
        FilteredChange change = update(o)
                .set(o.price, BigDecimal.ONE)
                .setIfPresent(o.note, Optional.of("x"))
                .where(o.id.eq(1))
                .where(o.open);
        Insert insert = insertRows(o, new Order(1, BigDecimal.ONE), new Order(2, null));
        assertThat(List.of(page, groups, change, insert))
                .extracting(statement -> statement.render(Dialect.STANDARD).sql())
                .containsExactly(
                        "SELECT orders.id, orders.price FROM orders WHERE orders.is_open AND orders.price >= ?"
                                + " ORDER BY orders.price DESC, orders.at_time DESC, orders.id"
                                + " FETCH NEXT ? ROWS ONLY",
                        "SELECT customers.name, COUNT(*) FROM orders CROSS JOIN customers"
                                + " WHERE orders.customer_id = customers.id GROUP BY customers.name"
                                + " HAVING COUNT(*) > ? AND COUNT(*) < ? ORDER BY COUNT(*) DESC",
                        "UPDATE orders SET price = ?, note = ? WHERE id = ? AND is_open",
                        "INSERT INTO orders (id, price) VALUES (?, ?), (?, ?)");
    }
}
