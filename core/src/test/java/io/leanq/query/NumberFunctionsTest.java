package io.leanq.query;

import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.coalesce;
import static io.leanq.query.Dsl.greatest;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.least;
import static io.leanq.query.Dsl.nullValue;
import static io.leanq.query.Dsl.rand;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.BARE;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import io.leanq.testkit.Readings;
import io.leanq.testkit.RenderingAssert;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The functions of numbers, the extremes of several values, and typed NULLs. */
class NumberFunctionsTest {
    private final Readings r = READINGS;

    private void renders(Expression<?> expression, String sql, Object... binds) {
        assertRenders(select(expression).from(r), LEANXCALE_LIKE, "SELECT " + sql + " FROM readings", binds);
    }

    private static void refused(ThrowingCallable step, String... words) {
        assertThatThrownBy(step)
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void logarithmsAreOfDoubles() {
        renders(r.channel.abs().ln().round(9), "ROUND(LN(CAST(ABS(readings.channel) AS DOUBLE)), 9)");
        renders(r.level.abs().ln(), "LN(ABS(readings.level))");
        renders(r.channel.dividedBy(1000).exp(), "EXP(CAST(readings.channel / CAST(? AS INTEGER) AS DOUBLE))", 1000);
        renders(r.sensor.abs().log10().round(9), "ROUND(LOG10(CAST(ABS(readings.sensor) AS DOUBLE)), 9)");
        renders(value(100).log10(), "LOG10(CAST(CAST(? AS INTEGER) AS DOUBLE))", 100);
    }

    @Test
    void signIsAnInteger() {
        renders(r.price.sign(), "CAST(SIGN(readings.price) AS INTEGER)");
        renders(r.level.sign(), "CAST(SIGN(readings.level) AS INTEGER)");
        renders(r.sensor.sign().plus(1), "CAST(SIGN(readings.sensor) AS INTEGER) + CAST(? AS INTEGER)", 1);
        renders(
                value(new BigDecimal("-0.5")).sign(),
                "CAST(SIGN(CAST(? AS DECIMAL(1,1))) AS INTEGER)",
                new BigDecimal("-0.5"));
    }

    @Test
    void truncateLeavesDigitsOut() {
        renders(r.price.truncate(1), "TRUNCATE(readings.price, 1)");
        renders(r.price.negate().truncate(0), "TRUNCATE(-readings.price, 0)");
        renders(r.level.truncate(1), "TRUNCATE(readings.level, 1)");
        assertThat(r.price.truncate(1).type()).hasToString("DECIMAL(9,1)");
        assertThat(cast(r.price, DataType.DECIMAL(2, 2)).truncate(0).type()).hasToString("DECIMAL(1,0)");
        assertThat(r.price.truncate(2)).isSameAs(r.price);
        assertThat(r.channel.truncate(0)).isSameAs(r.channel);
        refused(() -> r.price.truncate(-1), "truncate(-1)", "from 0 to 30");
        refused(() -> cast(r.level, DataType.REAL).truncate(1), "truncate(1)", "REAL", "DECIMAL");
        assertThat(cast(r.level, DataType.REAL).truncate(0)).isNotNull();
    }

    @Test
    void extremesCompareEachValueWithAllOthers() {
        renders(
                greatest(r.channel, value(5)),
                "CASE WHEN readings.channel >= ? THEN readings.channel WHEN ? >= readings.channel"
                        + " THEN CAST(? AS INTEGER) END",
                5,
                5,
                5);
        renders(
                least(r.sensor, r.channel, inline(0)),
                "CASE WHEN readings.sensor <= readings.channel AND readings.sensor <= 0 THEN readings.sensor WHEN"
                        + " readings.channel <= readings.sensor AND readings.channel <= 0 THEN readings.channel WHEN"
                        + " 0 <= readings.sensor AND 0 <= readings.channel THEN 0 END");
        renders(
                greatest(r.price, r.channel, value(new BigDecimal("0.125"))),
                "CASE WHEN readings.price >= readings.channel AND readings.price >= ? THEN"
                        + " readings.price WHEN readings.channel >= readings.price AND readings.channel >= CAST(? AS"
                        + " DECIMAL(3,3)) THEN readings.channel WHEN ? >= readings.price AND CAST(? AS"
                        + " DECIMAL(3,3)) >= readings.channel THEN CAST(? AS DECIMAL(3,3)) END",
                new BigDecimal("0.125"),
                new BigDecimal("0.125"),
                new BigDecimal("0.125"),
                new BigDecimal("0.125"),
                new BigDecimal("0.125"));
        assertThat(greatest(r.price, value(new BigDecimal("0.125"))).type()).hasToString("DECIMAL(11,3)");
        renders(
                least(r.level, r.sensor),
                "CASE WHEN readings.level <= CAST(readings.sensor AS DOUBLE) THEN readings.level WHEN"
                        + " CAST(readings.sensor AS DOUBLE) <= readings.level THEN CAST(readings.sensor AS DOUBLE)"
                        + " END");
        renders(greatest(r.channel), "readings.channel");
    }

    @Test
    void extremesAreOfAnyKindThatSorts() {
        renders(
                greatest(r.note, value("b%")).upper(),
                "UPPER(CASE WHEN readings.note >= CAST(? AS VARCHAR) THEN readings.note WHEN CAST(? AS VARCHAR) >="
                        + " readings.note THEN CAST(? AS VARCHAR) END)",
                "b%",
                "b%",
                "b%");
        LocalDate day = LocalDate.of(2000, 1, 1);
        renders(
                least(r.filed, value(day)).year(),
                "EXTRACT(YEAR FROM CASE WHEN readings.filed <= CAST(? AS DATE) THEN readings.filed WHEN CAST(? AS DATE)"
                        + " <= readings.filed THEN CAST(? AS DATE) END)",
                day,
                day,
                day);
        renders(
                greatest(r.valid, r.channel.gt(0)),
                "CASE WHEN readings.valid >= (readings.channel > CAST(? AS INTEGER)) THEN readings.valid WHEN"
                        + " (readings.channel > CAST(? AS INTEGER)) >= readings.valid THEN readings.channel > CAST(?"
                        + " AS INTEGER) END",
                0,
                0,
                0);
        renders(
                least(r.quality, r.quality),
                "CASE WHEN readings.quality <= readings.quality THEN readings.quality WHEN readings.quality <="
                        + " readings.quality THEN readings.quality END");
    }

    @Test
    void extremeOfOtherValuesIsRefused() {
        refused(() -> greatest(r.channel, r.sensor), "greatest", "BIGINT", "wider");
        refused(() -> least(r.counts, r.counts), "least", "order of arrays");
        refused(() -> greatest(r.level, rand()), "greatest", "RAND()", "derived");
        refused(() -> greatest(cast(r.level, DataType.BIGINT), STUDENTS_NEXT), "greatest", "NEXT VALUE");
    }

    private static final Expression<Integer> STUDENTS_NEXT =
            cast(io.leanq.testkit.Students.STUDENT_IDS.next(), DataType.INTEGER);

    /** Every engine draws its own numbers, so only their range is compared. */
    @Test
    void randomNumberIsFromZeroToOne() {
        renders(rand().ge(0.0).and(rand().lt(1.0)), "RAND() >= ? AND RAND() < ?", 0.0, 1.0);
        assertThat(select(r.sensor)
                        .from(r)
                        .orderBy(rand())
                        .render(LEANXCALE_LIKE)
                        .sql())
                .isEqualTo("SELECT readings.sensor FROM readings ORDER BY RAND()");
        assertThat(rand().node().isConstant()).isFalse();
        assertThat(rand().plus(1).node().isRepeatable()).isFalse();
    }

    @Test
    void nullHasAType() {
        renders(nullValue(DataType.VARCHAR(5)), "CAST(NULL AS VARCHAR(5))");
        renders(
                nullValue(DataType.DECIMAL(10, 2)).plus(1),
                "CAST(NULL AS DECIMAL(10,2)) + CAST(? AS DECIMAL(10,2))",
                BigDecimal.ONE);
        renders(nullValue(DataType.TIME), "CAST(NULL AS TIME(3))");
        renders(nullValue(DataType.BOOLEAN), "CAST(NULL AS BOOLEAN)");
        renders(nullValue(DataType.CHAR(3)), "CAST(NULL AS CHAR(3))");
        renders(
                coalesce(nullValue(DataType.VARCHAR), r.note).upper(),
                "UPPER(COALESCE(CAST(NULL AS VARCHAR), readings.note))");
        renders(
                r.channel.eq(nullValue(DataType.INTEGER)).isNull(),
                "(readings.channel = CAST(NULL AS INTEGER)) IS NULL");
        assertThat(select(nullValue(DataType.INTEGER)).render(LEANXCALE_LIKE).holdsValues())
                .isFalse();
        assertRenders(
                select(STUDENTS.id)
                        .from(STUDENTS)
                        .union(select(nullValue(DataType.INTEGER)).from(STUDENTS)),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students UNION SELECT CAST(NULL AS INTEGER) FROM students");
        assertThatThrownBy(() -> select(nullValue(DataType.BIGINT_ARRAY)).render(BARE))
                .hasMessageContaining("array types");
    }

    @Test
    void functionsTakeEveryNumber() {
        DynamicTable all = Table.named("numbers")
                .column("t", DataType.TINYINT)
                .column("s", DataType.SMALLINT)
                .column("r", DataType.REAL)
                .build();
        NumberExpression<Byte> t = all.get("t", DataType.TINYINT);
        NumberExpression<Short> s = all.get("s", DataType.SMALLINT);
        NumberExpression<Float> f = all.get("r", DataType.REAL);
        RenderingAssert.knowing(all)
                .renders(
                        select(t.sign(), s.sign(), f.sign(), greatest(s, t), least(f, s), f.truncate(0))
                                .from(all),
                        LEANXCALE_LIKE,
                        "SELECT CAST(SIGN(numbers.t) AS INTEGER), CAST(SIGN(numbers.s) AS INTEGER),"
                                + " CAST(SIGN(numbers.r) AS INTEGER), CASE WHEN numbers.s >= numbers.t THEN numbers.s"
                                + " WHEN numbers.t >= numbers.s THEN numbers.t END, CASE WHEN numbers.r <= numbers.s"
                                + " THEN numbers.r WHEN numbers.s <= numbers.r THEN numbers.s END, TRUNCATE(numbers.r,"
                                + " 0) FROM numbers");
    }
}
