package io.leanq.query;

import static io.leanq.query.Dsl.avg;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.testkit.Students;
import io.leanq.testkit.TestDialects;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values as literals in the SQL text: they are exact, have their own type in every context, and cannot end their
 * literal.
 */
class InlineRenderingTest {
    private final Students s = STUDENTS;

    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of(inline("it's"), "CAST('it''s' AS VARCHAR)"),
                Arguments.of(inline("'; DROP TABLE students; --"), "CAST('''; DROP TABLE students; --' AS VARCHAR)"),
                Arguments.of(inline("back\\slash ? /*"), "CAST('back\\slash ? /*' AS VARCHAR)"),
                Arguments.of(inline("ab", DataType.CHAR(5)), "CAST('ab' AS VARCHAR)"),
                Arguments.of(inline("abc", DataType.VARCHAR(3)), "CAST('abc' AS VARCHAR)"),
                Arguments.of(inline("clob", DataType.CLOB), "CAST('clob' AS VARCHAR)"),
                Arguments.of(inline(true, DataType.BOOLEAN), "TRUE"),
                Arguments.of(inline((byte) -128, DataType.TINYINT), "CAST(-128 AS TINYINT)"),
                Arguments.of(inline((short) 7, DataType.SMALLINT), "CAST(7 AS SMALLINT)"),
                Arguments.of(inline(Integer.MIN_VALUE), "-2147483648"),
                Arguments.of(inline(Long.MIN_VALUE), "CAST(-9223372036854775808 AS BIGINT)"),
                Arguments.of(inline(new BigDecimal("1.500")), "CAST(1.500 AS DECIMAL(4,3))"),
                Arguments.of(inline(new BigDecimal("-1E+3")), "CAST(-1000 AS DECIMAL(4,0))"),
                Arguments.of(inline(new BigDecimal("1.05"), DataType.DECIMAL(10, 2)), "CAST(1.05 AS DECIMAL(10,2))"),
                Arguments.of(
                        inline(new BigDecimal("12345678901234567890123456789012345678")),
                        "CAST(12345678901234567890123456789012345678 AS DECIMAL(38,0))"),
                Arguments.of(inline(0.1), "CAST(0.1E0 AS DOUBLE)"),
                Arguments.of(inline(1e300), "CAST(1.0E300 AS DOUBLE)"),
                Arguments.of(inline(2.5, DataType.FLOAT), "CAST(2.5E0 AS FLOAT)"),
                Arguments.of(inline(0.1f, DataType.REAL), "CAST(0.10000000149011612E0 AS REAL)"),
                Arguments.of(inline(LocalDate.of(1, 1, 1), DataType.DATE), "DATE '0001-01-01'"),
                Arguments.of(inline(LocalDate.of(1582, 10, 15), DataType.DATE), "DATE '1582-10-15'"),
                Arguments.of(inline(LocalTime.of(1, 2), DataType.TIME), "TIME '01:02:00.000'"),
                Arguments.of(
                        inline(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000), DataType.TIMESTAMP),
                        "TIMESTAMP '9999-12-31 23:59:59.999'"),
                Arguments.of(inline(new byte[] {0, -1}, DataType.VARBINARY), "CAST(X'00FF' AS VARBINARY)"),
                Arguments.of(inline(new byte[0], DataType.BLOB), "CAST(X'' AS VARBINARY)"),
                Arguments.of(inline(new byte[] {1}, DataType.BINARY(2)), "CAST(X'01' AS VARBINARY)"),
                Arguments.of(
                        inline(Arrays.asList(1L, null), DataType.BIGINT_ARRAY),
                        "ARRAY[CAST(1 AS BIGINT), CAST(NULL AS BIGINT)]"),
                Arguments.of(
                        inline(List.of("a", "abc"), DataType.VARCHAR_ARRAY),
                        "ARRAY[CAST('a' AS VARCHAR), CAST('abc' AS VARCHAR)]"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("literals")
    void literalIsCastToItsType(Expression<?> literal, String sql) {
        assertRenders(select(literal), LEANXCALE_LIKE, "SELECT " + sql);
    }

    @Test
    void literalBesideAColumnHasNoCast() {
        assertRenders(
                select(s.id)
                        .from(s)
                        .where(s.id.gt(inline(5)).and(s.name.eq(inline("x"))).and(s.id.between(inline(1), inline(9)))),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students WHERE students.id > 5 AND students.name = 'x'"
                        + " AND students.id BETWEEN 1 AND 9");
    }

    /**
     * Messages must not show a text with literals of the user. A literal that LeanQ itself writes, such as the digits
     * of a ROUND, does not mark the text.
     */
    @Test
    void textWithLiteralsIsMarked() {
        assertThat(Stream.<Query<?>>of(
                                select(inline("x")).from(s),
                                select(s.id).from(s).where(s.name.eq(inline("x"))),
                                select(s.id).from(s).orderBy(s.id.plus(inline(1))),
                                select(s.id).from(s).where(s.name.eq(value("x"))),
                                select(avg(s.id)).from(s))
                        .map(query -> query.bound(LEANXCALE_LIKE).holdsValues()))
                .containsExactly(true, true, true, false, false);
        assertThat(insertInto(s).set(s.name, inline("x")).bound(LEANXCALE_LIKE).holdsValues())
                .isTrue();
    }

    @Test
    void literalAndValueAreBothCast() {
        assertRenders(
                select(s.id).from(s).where(value("x").eq(inline("y"))),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students WHERE CAST(? AS VARCHAR) = CAST('y' AS VARCHAR)",
                "x");
    }

    /**
     * A bound width is also written as a literal, since a server never takes two placeholders for the same expression.
     */
    @Test
    void windowOfTimeIsAGroupingKey() {
        NumberExpression<Integer> quarter = READINGS.taken.minute().dividedBy(inline(15));
        assertRenders(
                select(READINGS.taken.hour(), quarter, count())
                        .from(READINGS)
                        .groupBy(READINGS.taken.hour(), quarter)
                        .orderBy(quarter.asc()),
                LEANXCALE_LIKE,
                "SELECT EXTRACT(HOUR FROM readings.taken), EXTRACT(MINUTE FROM readings.taken) / 15, COUNT(*)"
                        + " FROM readings GROUP BY EXTRACT(HOUR FROM readings.taken),"
                        + " EXTRACT(MINUTE FROM readings.taken) / 15"
                        + " ORDER BY EXTRACT(MINUTE FROM readings.taken) / 15");
        NumberExpression<Integer> bound = READINGS.taken.minute().dividedBy(15);
        assertRenders(
                select(bound).from(READINGS).groupBy(bound),
                LEANXCALE_LIKE,
                "SELECT EXTRACT(MINUTE FROM readings.taken) / 15 FROM readings"
                        + " GROUP BY EXTRACT(MINUTE FROM readings.taken) / 15");
    }

    @Test
    void literalsRenderInArithmeticConcatenationAndChanges() {
        assertRenders(
                select(s.id.minus(inline(-1)), s.name.concat(inline("x"))).from(s),
                LEANXCALE_LIKE,
                "SELECT students.id - (-1), students.name || CAST('x' AS VARCHAR) FROM students");
        assertRenders(
                insertInto(s).set(s.id, inline(1)).set(s.name, inline("x")),
                LEANXCALE_LIKE,
                "INSERT INTO students (id, name) VALUES (1, CAST('x' AS VARCHAR))");
        assertRenders(
                update(s).set(s.name, inline("x")).where(inline(true, DataType.BOOLEAN)),
                LEANXCALE_LIKE,
                "UPDATE students SET name = CAST('x' AS VARCHAR) WHERE TRUE");
    }

    /** Some engines compare a REAL with a decimal fraction digit by digit. */
    @Test
    void realLiteralIsAlwaysCast() {
        assertRenders(
                select(READINGS.sensor)
                        .from(READINGS)
                        .where(inline(0.5f, DataType.REAL).eq(0.5f).and(READINGS.sensor.eq(1L))),
                LEANXCALE_LIKE,
                "SELECT readings.sensor FROM readings WHERE CAST(0.5E0 AS REAL) = CAST(? AS REAL)"
                        + " AND readings.sensor = ?",
                0.5f,
                1L);
    }

    @Test
    void castOfATimeKeepsMilliseconds() {
        assertRenders(
                select(value(LocalTime.NOON, DataType.TIME)),
                LEANXCALE_LIKE,
                "SELECT CAST(? AS TIME(3))",
                LocalTime.NOON);
        LocalDateTime noon = LocalDate.EPOCH.atTime(LocalTime.NOON);
        assertRenders(select(value(noon, DataType.TIMESTAMP)), LEANXCALE_LIKE, "SELECT CAST(? AS TIMESTAMP(3))", noon);
    }

    @Test
    void statementsWithDifferentLiteralsAreUnequal() {
        assertThat(select(inline(1))).isEqualTo(select(inline(1))).isNotEqualTo(select(inline(2)));
    }

    @Test
    void valueWithoutALiteralIsRefused() {
        assertThatThrownBy(() -> inline((String) null))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("isNull");
        assertThatThrownBy(() -> inline((BigDecimal) null)).isInstanceOf(InvalidStatement.class);
        assertThatThrownBy(() -> inline(Double.NaN)).isInstanceOf(InvalidStatement.class);
        assertThatThrownBy(() -> inline(-0.0)).hasMessageContaining("SQL has no literal for -0.0");
        assertThatThrownBy(() -> inline(-0.0f)).isInstanceOf(InvalidStatement.class);
        assertThatThrownBy(() -> inline(Float.POSITIVE_INFINITY, DataType.REAL)).isInstanceOf(InvalidStatement.class);
        assertThatThrownBy(() -> inline(List.of(Double.NaN), DataType.DOUBLE_ARRAY))
                .isInstanceOf(InvalidStatement.class);
        assertThatThrownBy(() -> inline(List.of(), DataType.BIGINT_ARRAY)).isInstanceOf(InvalidStatement.class);
        assertThatThrownBy(() -> inline(LocalDate.of(-1, 1, 1), DataType.DATE)).isInstanceOf(LeanqException.class);
        assertThatThrownBy(
                        () -> select(inline(List.of(1L), DataType.BIGINT_ARRAY)).render(TestDialects.BARE))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("array");
    }

    /** Calcite's parser does not accept these days of 1582, and would refuse the whole statement. */
    @Test
    void daysThatCalciteSkipsAreRefused() {
        for (int day = 5; day <= 14; day++) {
            LocalDate skipped = LocalDate.of(1582, 10, day);
            assertThatThrownBy(() -> inline(skipped, DataType.DATE))
                    .isInstanceOf(InvalidStatement.class)
                    .hasMessageContaining("bind it");
            assertThatThrownBy(() -> inline(skipped.atStartOfDay(), DataType.TIMESTAMP))
                    .isInstanceOf(InvalidStatement.class)
                    .hasMessageContaining("bind it");
        }
        assertRenders(
                select(READINGS.sensor)
                        .from(READINGS)
                        .where(READINGS.filed.gt(inline(LocalDate.of(1582, 10, 4), DataType.DATE))),
                LEANXCALE_LIKE,
                "SELECT readings.sensor FROM readings WHERE readings.filed > DATE '1582-10-04'");
    }
}
