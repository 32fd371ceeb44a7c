package io.leanq.query;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.countDistinct;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.min;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.testkit.Readings;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The SQL of arithmetic, text, functions and aggregates in a select list. */
class ComputedRenderingTest {
    private final Readings r = READINGS;

    private void renders(Expression<?> expression, String sql, Object... binds) {
        assertRenders(select(expression).from(r), LEANXCALE_LIKE, "SELECT " + sql + " FROM readings", binds);
    }

    @Test
    void arithmeticTakesValues() {
        renders(r.channel.plus(1), "readings.channel + ?", 1);
        renders(r.channel.minus(1), "readings.channel - ?", 1);
        renders(r.channel.times(2), "readings.channel * ?", 2);
        renders(r.channel.dividedBy(2), "readings.channel / ?", 2);
        renders(r.channel.mod(2), "MOD(readings.channel, CAST(? AS INTEGER))", 2);
        renders(r.channel.negate(), "-readings.channel");
        renders(r.channel.abs(), "ABS(readings.channel)");
    }

    @Test
    void arithmeticTakesExpressions() {
        renders(r.channel.plus(r.channel), "readings.channel + readings.channel");
        renders(r.channel.minus(r.channel), "readings.channel - readings.channel");
        renders(r.channel.times(r.channel), "readings.channel * readings.channel");
        renders(r.channel.dividedBy(r.channel), "readings.channel / readings.channel");
    }

    /** The order of the Java calls is the order of evaluation, whatever the precedence of the SQL operators is. */
    @Test
    void parenthesesKeepTheOrderOfCalls() {
        var a = r.channel;
        renders(a.plus(a).times(a), "(readings.channel + readings.channel) * readings.channel");
        renders(a.plus(a.times(a)), "readings.channel + readings.channel * readings.channel");
        renders(a.minus(a).minus(a), "readings.channel - readings.channel - readings.channel");
        renders(a.minus(a.minus(a)), "readings.channel - (readings.channel - readings.channel)");
        renders(a.dividedBy(a).times(a), "readings.channel / readings.channel * readings.channel");
        renders(a.dividedBy(a.times(a)), "readings.channel / (readings.channel * readings.channel)");
        renders(a.plus(a).negate(), "-(readings.channel + readings.channel)");
        renders(a.negate().negate(), "-(-readings.channel)");
        renders(a.minus(a.negate()), "readings.channel - (-readings.channel)");
        renders(a.negate().times(a), "(-readings.channel) * readings.channel");
    }

    @Test
    void aDecimalValueKeepsItsDigitsInTheCast() {
        renders(r.price.plus(new BigDecimal("0.5")), "readings.price + ?", new BigDecimal("0.5"));
        renders(
                r.price.plus(new BigDecimal("0.12345")),
                "readings.price + CAST(? AS DECIMAL(5,5))",
                new BigDecimal("0.12345"));
        renders(
                r.price.plus(new BigDecimal("1E+9")),
                "readings.price + CAST(? AS DECIMAL(10,0))",
                new BigDecimal("1E+9"));
    }

    @Test
    void decimalsGrowByTheRulesOfTheStandard() {
        assertThat(r.price.plus(r.price).type()).hasToString("DECIMAL(11,2)");
        assertThat(r.price.times(r.price).type()).hasToString("DECIMAL(20,4)");
        assertThat(r.price.dividedBy(r.price).type()).hasToString("DECIMAL(16,6)");
        assertThat(r.channel.plus(r.channel).type()).isEqualTo(DataType.INTEGER);
    }

    @Test
    void concatenationIsFlat() {
        renders(r.note.concat("x"), "readings.note || CAST(? AS VARCHAR)", "x");
        renders(
                r.note.concat("a").concat(r.note).concat("b"),
                "readings.note || CAST(? AS VARCHAR) || readings.note || CAST(? AS VARCHAR)",
                "a",
                "b");
        renders(r.note.concat(r.note.concat(r.note)), "readings.note || readings.note || readings.note");
        renders(Dsl.value("a").concat("b"), "CAST(? AS VARCHAR) || CAST(? AS VARCHAR)", "a", "b");
    }

    @Test
    void textFunctionsRender() {
        renders(r.note.upper(), "UPPER(readings.note)");
        renders(r.note.lower(), "LOWER(readings.note)");
        renders(r.note.length(), "CHAR_LENGTH(readings.note)");
        renders(r.note.concat("x").upper(), "UPPER(readings.note || CAST(? AS VARCHAR))", "x");
    }

    @Test
    void partsOfDatesAreExtracted() {
        renders(r.filed.year(), "EXTRACT(YEAR FROM readings.filed)");
        renders(r.taken.month(), "EXTRACT(MONTH FROM readings.taken)");
        renders(r.taken.day(), "EXTRACT(DAY FROM readings.taken)");
    }

    @Test
    void coalesceTakesAValueOfTheSameKind() {
        renders(r.note.orElse("?"), "COALESCE(readings.note, CAST(? AS VARCHAR))", "?");
        renders(
                r.channel.orElse(0).plus(1),
                "COALESCE(readings.channel, CAST(? AS INTEGER)) + CAST(? AS INTEGER)",
                0,
                1);
        LocalDate day = LocalDate.of(2020, 2, 29);
        renders(r.filed.orElse(day).year(), "EXTRACT(YEAR FROM COALESCE(readings.filed, CAST(? AS DATE)))", day);
        renders(r.valid.orElse(false), "COALESCE(readings.valid, CAST(? AS BOOLEAN))", false);
        renders(r.quality.orElse(Readings.Quality.GOOD), "COALESCE(readings.quality, CAST(? AS VARCHAR))", "good");
    }

    @Test
    void countsRender() {
        renders(count(), "COUNT(*)");
        renders(count(r.note), "COUNT(readings.note)");
        renders(countDistinct(r.note), "COUNT(DISTINCT readings.note)");
    }

    @Test
    void sumsOfExactNumbersDoNotOverflow() {
        renders(sum(r.channel), "SUM(CAST(readings.channel AS DECIMAL(30,0)))");
        renders(sum(r.price), "SUM(readings.price)");
        renders(sum(r.level, DataType.DOUBLE), "SUM(readings.level)");
        renders(sum(r.channel, DataType.BIGINT), "CAST(SUM(CAST(readings.channel AS DECIMAL(30,0))) AS BIGINT)");
    }

    @Test
    void extremesKeepTheKind() {
        renders(min(r.channel).plus(1), "MIN(readings.channel) + CAST(? AS INTEGER)", 1);
        renders(max(r.note).upper(), "UPPER(MAX(readings.note))");
        renders(max(r.filed).year(), "EXTRACT(YEAR FROM MAX(readings.filed))");
        renders(min(r.quality), "MIN(readings.quality)");
        renders(max(r.raw), "MAX(readings.raw)");
        renders(min(r.note), "MIN(readings.note)");
        renders(min(r.taken), "MIN(readings.taken)");
        renders(max(r.channel), "MAX(readings.channel)");
    }

    @Test
    void selectedValueIsCastToItsType() {
        renders(Dsl.value("x"), "CAST(? AS VARCHAR)", "x");
        renders(Dsl.value(1, DataType.INTEGER), "CAST(? AS INTEGER)", 1);
        renders(Dsl.value(new byte[] {1}, DataType.VARBINARY(4)), "CAST(? AS VARBINARY)", (Object) new byte[] {1});
        renders(
                Dsl.value(java.util.List.of(1L), DataType.BIGINT_ARRAY),
                "CAST(? AS BIGINT ARRAY)",
                java.util.List.of(1L));
    }
}
