package io.leanq.query;

import static io.leanq.query.Dsl.any;
import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.tuple;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.testkit.Readings;
import io.leanq.testkit.RenderingAssert;
import io.leanq.testkit.TableRows;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Casts to a common type: of a sum, which has 38 digits in Calcite, beside decimals with more digits behind the point;
 * and of CHARs of different lengths, which Calcite pads in comparisons, but not in BETWEEN, ANY and ALL.
 */
class WideningTest {
    private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");

    /** {@code price} is a DECIMAL(10,2), {@code channel} an INTEGER. */
    private final Readings r = READINGS;

    private final NumberExpression<BigDecimal> channels = sum(r.channel);

    private void renders(Query<?> query, String sql, Object... binds) {
        assertRenders(query, LEANXCALE_LIKE, sql, binds);
    }

    private void renders(Selectable<?> item, String sql, Object... binds) {
        renders(select(item).from(r), "SELECT " + sql + " FROM readings", binds);
    }

    @Test
    void sumBesideMoreDigitsIsCastToTheCommonType() {
        renders(
                sum(r.price).orElse(THOUSANDTH),
                "COALESCE(CAST(SUM(readings.price) AS DECIMAL(31,3)), CAST(? AS DECIMAL(3,3)))",
                THOUSANDTH);
        renders(
                caseWhen(channels.lt(BigDecimal.ZERO), channels).otherwise(THOUSANDTH),
                "CASE WHEN SUM(CAST(readings.channel AS DECIMAL(30,0))) < ?"
                        + " THEN CAST(SUM(CAST(readings.channel AS DECIMAL(30,0))) AS DECIMAL(33,3))"
                        + " ELSE CAST(? AS DECIMAL(3,3)) END",
                BigDecimal.ZERO,
                THOUSANDTH);
    }

    @Test
    void sumOfAUnionIsCastToTheTypeOfTheColumn() {
        renders(
                select(channels).from(r).unionAll(select(r.price).from(r)),
                "SELECT CAST(SUM(CAST(readings.channel AS DECIMAL(30,0))) AS DECIMAL(32,2)) FROM readings"
                        + " UNION ALL SELECT readings.price FROM readings");
        renders(
                select(r.price).from(r).except(select(channels).from(r)),
                "SELECT readings.price FROM readings"
                        + " EXCEPT SELECT CAST(SUM(CAST(readings.channel AS DECIMAL(30,0))) AS DECIMAL(32,2)) FROM "
                        + "readings");
    }

    @Test
    void sumOfASubQueryOrDerivedTableIsCast() {
        renders(
                scalar(select(channels).from(r)).orElse(THOUSANDTH),
                "COALESCE(CAST((SELECT SUM(CAST(readings.channel AS DECIMAL(30,0))) FROM readings) AS DECIMAL(33,3)),"
                        + " CAST(? AS DECIMAL(3,3)))",
                THOUSANDTH);
        Derived<BigDecimal> d = derived("d", select(channels).from(r));
        renders(
                select(d.get(channels).orElse(THOUSANDTH)).from(d),
                "SELECT COALESCE(CAST(d.\"sum\" AS DECIMAL(33,3)), CAST(? AS DECIMAL(3,3)))"
                        + " FROM (SELECT SUM(CAST(readings.channel AS DECIMAL(30,0))) FROM readings) AS d (\"sum\")",
                THOUSANDTH);
    }

    private void finds(Condition having, String sql, Object... binds) {
        renders(
                select(r.sensor).from(r).groupBy(r.sensor).having(having),
                "SELECT readings.sensor FROM readings GROUP BY readings.sensor HAVING " + sql,
                binds);
    }

    @Test
    void sumIsComparedWithAllDigitsOfTheOtherOperand() {
        String sum = "SUM(CAST(readings.channel AS DECIMAL(30,0)))";
        BigDecimal given = new BigDecimal("7.4");
        finds(channels.lt(given), sum + " < ?", given);
        finds(channels.ge(value(given, DataType.DECIMAL(2, 1))), sum + " >= ?", given);
        finds(value(given, DataType.DECIMAL(2, 1)).gt(channels), "? > " + sum, given);
        finds(channels.in(List.of(given)), sum + " IN (?)", given);
        finds(channels.isDistinctFrom(given), sum + " IS DISTINCT FROM ?", given);
        finds(channels.between(BigDecimal.ONE, given), sum + " BETWEEN ? AND ?", BigDecimal.ONE, given);
        finds(channels.lt(new BigDecimal(0.1)), sum + " < ?", new BigDecimal(0.1));
        finds(channels.lt(inline(given)), "CAST(" + sum + " AS DECIMAL(31,1)) < 7.4");
        finds(max(r.price).ne(channels), "MAX(readings.price) <> CAST(" + sum + " AS DECIMAL(32,2))");
        finds(
                caseWhen(channels.lt(given), max(r.valid)).otherwise(false).eq(true),
                "CASE WHEN CAST(" + sum + " AS DECIMAL(31,1)) < CAST(? AS DECIMAL(2,1))"
                        + " THEN MAX(readings.valid) ELSE CAST(? AS BOOLEAN) END = ?",
                given,
                false,
                true);
        renders(
                channels.nullIf(given),
                "CAST(NULLIF(CAST(" + sum + " AS DECIMAL(31,1)), CAST(? AS DECIMAL(2,1))) AS DECIMAL(30,0))",
                given);
    }

    @Test
    void sumInTheQueryOfInOrAnyIsCastThere() {
        Query<BigDecimal> sums = select(channels).from(r);
        String cast = "(SELECT CAST(SUM(CAST(readings.channel AS DECIMAL(30,0))) AS DECIMAL(32,2)) FROM readings)";
        renders(r.price.in(sums), "readings.price IN " + cast);
        renders(r.price.lt(any(sums)), "readings.price < ANY " + cast);
        renders(
                select(r.sensor)
                        .from(r)
                        .where(tuple(r.sensor, r.price)
                                .in(select(r.sensor, channels).from(r).groupBy(r.sensor))),
                "SELECT readings.sensor FROM readings WHERE (readings.sensor, readings.price) IN"
                        + " (SELECT readings.sensor, CAST(SUM(CAST(readings.channel AS DECIMAL(30,0))) AS "
                        + "DECIMAL(32,2))"
                        + " FROM readings GROUP BY readings.sensor)");
    }

    @Test
    void sumBesideAsManyDigitsHasNoCast() {
        finds(sum(r.price).gt(new BigDecimal("7.25")), "SUM(readings.price) > ?", new BigDecimal("7.25"));
        renders(
                sum(r.price).orElse(new BigDecimal("0.25")),
                "COALESCE(SUM(readings.price), CAST(? AS DECIMAL(30,2)))",
                new BigDecimal("0.25"));
        renders(
                select(sum(r.price)).from(r).union(select(r.price).from(r)),
                "SELECT SUM(readings.price) FROM readings UNION SELECT readings.price FROM readings");
    }

    /** To the server, the column of the union has the type of the sum, whichever query selects it. */
    @Test
    void columnOfAUnionWithASumIsCast() {
        Derived<BigDecimal> d = derived(
                "d", select(r.price).from(r).unionAll(select(sum(r.price)).from(r)));
        renders(
                select(d.get(r.price).orElse(THOUSANDTH)).from(d),
                "SELECT COALESCE(CAST(d.price AS DECIMAL(31,3)), CAST(? AS DECIMAL(3,3)))"
                        + " FROM (SELECT readings.price FROM readings UNION ALL SELECT SUM(readings.price) FROM "
                        + "readings)"
                        + " AS d (price)",
                THOUSANDTH);
    }

    @Test
    void combinationInsideAnotherKeepsTheDigitsOfItsOperands() {
        NumberExpression<BigDecimal> thousandths = sum(r.price.times(THOUSANDTH));
        renders(
                select(channels)
                        .from(r)
                        .except(select(thousandths).from(r))
                        .unionAll(select(r.price).from(r)),
                "(SELECT CAST(SUM(CAST(readings.channel AS DECIMAL(30,0))) AS DECIMAL(35,5)) FROM readings"
                        + " EXCEPT SELECT SUM(readings.price * CAST(? AS DECIMAL(3,3))) FROM readings)"
                        + " UNION ALL SELECT readings.price FROM readings",
                THOUSANDTH);
    }

    @Test
    void expressionIsCastToTheTypeThatTheUserNames() {
        renders(
                scalar(select(channels).from(r), DataType.DECIMAL(30, 3)).orElse(THOUSANDTH),
                "COALESCE(CAST((SELECT SUM(CAST(readings.channel AS DECIMAL(30,0))) FROM readings) AS DECIMAL(30,3)),"
                        + " CAST(? AS DECIMAL(30,3)))",
                THOUSANDTH);
        Derived<BigDecimal> d = derived("d", select(channels.as("s")).from(r));
        renders(
                select(d.get("s", DataType.DECIMAL(30, 3))).from(d),
                "SELECT CAST(d.s AS DECIMAL(30,3))"
                        + " FROM (SELECT SUM(CAST(readings.channel AS DECIMAL(30,0))) AS s FROM readings) AS d (s)");
    }

    @Test
    void moreDigitsThanADecimalHasAreRefused() {
        assertThatThrownBy(() -> channels.orElse(new BigDecimal("0.123456789012345678901234")))
                .isInstanceOf(InvalidStatement.class)
                .hasMessage("decimals of 30 digits before and 24 behind the point meet, and a DECIMAL has 38: round(n)"
                        + " what has so many");
        Expression<Boolean> inside =
                caseWhen(channels.gt(new BigDecimal(0.1)), max(r.valid)).otherwise(false);
        assertThatThrownBy(() -> select(inside.eq(true)).from(r).render(LEANXCALE_LIKE))
                .isInstanceOf(InvalidStatement.class)
                .hasMessage(
                        "a value of 55 digits behind the point is compared inside of another expression with decimals"
                                + " of up to 30 before it, and a DECIMAL has 38: round the value, or compare by "
                                + "itself");
        renders(
                channels.orElse(new BigDecimal("0.1234567891")),
                "COALESCE(CAST(SUM(CAST(readings.channel AS DECIMAL(30,0))) AS DECIMAL(38,10)), CAST(? AS "
                        + "DECIMAL(10,10)))",
                new BigDecimal("0.1234567891"));
    }

    @Test
    void floorKeepsItsWholeDigits() {
        NumberExpression<BigDecimal> thirty =
                cast(r.price, DataType.DECIMAL(30, 10)).floor();
        renders(
                select(r.sensor).from(r).where(thirty.lt(cast(r.price, DataType.DECIMAL(20, 10)))),
                "SELECT readings.sensor FROM readings WHERE CAST(FLOOR(CAST(readings.price AS DECIMAL(30,10))) AS "
                        + "DECIMAL(31,10))"
                        + " < CAST(readings.price AS DECIMAL(20,10))");
    }

    /** A table with texts of two lengths. */
    static final class Codes extends Table<Codes> {
        static final Codes CODES = Table.define("codes", Codes::new);
        final NumberColumn<Codes, Integer> id = column("id", DataType.INTEGER, primaryKey());
        final TextColumn<Codes> three = column("three", DataType.CHAR(3));
        final TextColumn<Codes> five = column("five", DataType.CHAR(5));

        private Codes(TableRef<Codes> ref) {
            super(ref);
        }
    }

    @Test
    void charsOfDifferentLengthsAreCastInBetweenAnyAndAll() {
        Codes c = Codes.CODES;
        RenderingAssert knowing = RenderingAssert.knowing(List.of(new TableRows(
                c, List.of(List.of(1, "ab ", "ab   "), List.of(2, "abc", "abcde"), List.of(3, "abc", "ab   ")))));
        Query<Integer> between = select(c.id).from(c).where(c.five.between(c.three, c.three));
        knowing.renders(
                between,
                LEANXCALE_LIKE,
                "SELECT codes.id FROM codes"
                        + " WHERE codes.five BETWEEN CAST(codes.three AS CHAR(5)) AND CAST(codes.three AS CHAR(5))");
        knowing.renders(
                select(c.id).from(c).where(c.five.between(inline("ab", DataType.CHAR(5)), c.five)),
                LEANXCALE_LIKE,
                "SELECT codes.id FROM codes WHERE codes.five BETWEEN CAST(CAST('ab' AS VARCHAR) AS CHAR(5)) AND "
                        + "codes.five");
        knowing.renders(
                select(c.id).from(c).where(c.three.eq(any(select(c.five).from(c)))),
                LEANXCALE_LIKE,
                "SELECT codes.id FROM codes WHERE CAST(codes.three AS CHAR(5)) = ANY (SELECT codes.five FROM codes)");
        knowing.renders(
                select(c.id).from(c).where(c.five.eq(any(select(c.three).from(c)))),
                LEANXCALE_LIKE,
                "SELECT codes.id FROM codes WHERE codes.five = ANY (SELECT CAST(codes.three AS CHAR(5)) FROM codes)");
        knowing.renders(
                select(c.id).from(c).where(c.five.in(select(c.three).from(c))),
                LEANXCALE_LIKE,
                "SELECT codes.id FROM codes WHERE codes.five IN (SELECT codes.three FROM codes)");
    }
}
