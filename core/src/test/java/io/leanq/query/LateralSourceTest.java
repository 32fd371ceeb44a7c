package io.leanq.query;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.Dsl.array;
import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.lateral;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.nullValue;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.unnest;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Readings;
import io.leanq.testkit.SourceSamples;
import io.leanq.testkit.Students;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Arrays and their elements as rows, and queries in a from clause that see the sources before them. */
class LateralSourceTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;
    private final Readings r = READINGS;

    private static void renders(Query<?> query, String sql, Object... binds) {
        assertRenders(query, LEANXCALE_LIKE, sql, binds);
    }

    private static void refused(ThrowingCallable building, String... words) {
        assertThatThrownBy(building).isInstanceOf(InvalidStatement.class).hasMessageContainingAll(words);
    }

    private Derived<String> top() {
        return lateral(
                "top",
                select(a.city)
                        .from(a)
                        .where(a.studentId.eq(s.id))
                        .orderBy(a.city.desc())
                        .limit(1));
    }

    @Test
    void arrayOfExpressionsHasElementsAndANumberOfThem() {
        ArrayExpression<Long, NumberExpression<Long>> longs = array(r.sensor, value(5L), nullValue(BIGINT));
        renders(
                select(longs.element(1).plus(1L), longs.element(2), longs.cardinality())
                        .from(r),
                "SELECT ARRAY[readings.sensor, CAST(? AS BIGINT), CAST(NULL AS BIGINT)][1] + CAST(? AS BIGINT),"
                        + " ARRAY[readings.sensor, CAST(? AS BIGINT), CAST(NULL AS BIGINT)][2],"
                        + " CARDINALITY(ARRAY[readings.sensor, CAST(? AS BIGINT), CAST(NULL AS BIGINT)]) FROM readings",
                5L,
                1L,
                5L,
                5L);
        renders(
                select(array(r.note, inline("a"), value("bcd")).element(2).upper())
                        .from(r),
                "SELECT UPPER(ARRAY[readings.note, CAST('a' AS VARCHAR), CAST(? AS VARCHAR)][2]) FROM readings",
                "bcd");
        renders(
                select(array(r.level, value(0.5)).element(2)).from(r),
                "SELECT ARRAY[readings.level, CAST(? AS DOUBLE)][2] FROM readings",
                0.5);
        renders(
                select(r.sensor).from(r).where(r.counts.eq(array(value(1L), value(2L)))),
                "SELECT readings.sensor FROM readings WHERE readings.counts = ARRAY[CAST(? AS BIGINT), CAST(? AS"
                        + " BIGINT)]",
                1L,
                2L);
        refused(() -> array(r.channel), "INTEGER", "elements are BIGINT, DOUBLE or VARCHAR");
        refused(() -> array(cast(r.channel, BIGINT), (Expression<Long>) null), "array(element, null)");
    }

    /** One placeholder has any number of values. */
    @Test
    void boundArraysOfEachTypeAreUnnested() {
        renders(
                SourceSamples.BOUND_LONGS,
                "SELECT readings.sensor, u.item + CAST(? AS BIGINT) FROM readings JOIN UNNEST(CAST(? AS BIGINT ARRAY))"
                        + " AS u (item) ON readings.sensor = u.item",
                1L,
                List.of(7L, 2L, 5L));
        renders(
                SourceSamples.BOUND_TEXTS,
                "SELECT students.id FROM students WHERE students.name IN (SELECT names.item FROM UNNEST(CAST(? AS"
                        + " VARCHAR ARRAY)) AS names (item))",
                List.of("Ann", "x"));
        renders(
                SourceSamples.BOUND_DOUBLES,
                "SELECT MAX(levels.item) FROM UNNEST(CAST(? AS DOUBLE ARRAY)) AS levels (item)",
                List.of(0.5, 7.5));
        Unnested<TextExpression> written = unnest("w", array(value("b"), value("a")));
        renders(
                select(written.element()).from(written).orderBy(written.element()),
                "SELECT w.item FROM UNNEST(ARRAY[CAST(? AS VARCHAR), CAST(? AS VARCHAR)]) AS w (item) ORDER BY w.item",
                "b",
                "a");
    }

    @Test
    void elementsOfAComputedArrayHaveTheirType() {
        Unnested<NumberExpression<Long>> u = unnest("u", array(value(9L).plus(1L), value(7L)));
        renders(
                select(max(u.element()), count()).from(u).where(u.element().gt(7L)),
                "SELECT MAX(u.item), COUNT(*) FROM UNNEST(ARRAY[CAST(? AS BIGINT) + CAST(? AS BIGINT), CAST(? AS"
                        + " BIGINT)]) AS u (item) WHERE u.item > ?",
                9L,
                1L,
                7L,
                7L);
        Unnested<TextExpression> texts = unnest("t", array(value("b").upper(), value("a")));
        renders(
                select(texts.element().concat("!")).from(texts),
                "SELECT t.item || CAST(? AS VARCHAR) FROM UNNEST(ARRAY[UPPER(CAST(? AS VARCHAR)), CAST(? AS VARCHAR)])"
                        + " AS t (item)",
                "!",
                "b",
                "a");
    }

    @Test
    void elementsOfAColumnAreJoinedToTheirRow() {
        renders(
                SourceSamples.ELEMENTS_OF_A_COLUMN,
                "SELECT readings.sensor, u.item + CAST(? AS BIGINT) FROM readings CROSS JOIN UNNEST(readings.counts)"
                        + " AS u (item)",
                1L);
        renders(
                SourceSamples.ELEMENTS_OR_NONE,
                "SELECT readings.sensor, u.item FROM readings LEFT JOIN UNNEST(readings.counts) AS u (item) ON u.item >"
                        + " ?",
                1L);
        renders(
                SourceSamples.ELEMENTS_ASKED_FOR,
                "SELECT readings.sensor FROM readings WHERE EXISTS (SELECT u.item FROM UNNEST(readings.counts) AS u"
                        + " (item) WHERE u.item = ?)",
                2L);
        renders(
                SourceSamples.SUM_OF_ELEMENTS,
                "SELECT readings.sensor, t.total FROM readings CROSS JOIN LATERAL (SELECT SUM(CAST(u.item AS"
                        + " DECIMAL(30,0))) AS total FROM UNNEST(readings.counts) AS u (item)) AS t (total) WHERE"
                        + " readings.sensor IN (?, ?)",
                7L,
                1L);
    }

    @Test
    void lateralQuerySeesTheSourcesBeforeIt() {
        renders(
                SourceSamples.BEST_OF_EACH,
                "SELECT students.name, top.city FROM students LEFT JOIN LATERAL (SELECT addresses.city FROM addresses"
                        + " WHERE addresses.st_id = students.id ORDER BY addresses.city DESC LIMIT ?) AS top (city) ON"
                        + " TRUE",
                1);
        renders(
                SourceSamples.BEST_OF_SOME,
                "SELECT students.id, UPPER(top.city) FROM students CROSS JOIN LATERAL (SELECT addresses.city FROM"
                        + " addresses WHERE addresses.st_id = students.id ORDER BY addresses.city DESC LIMIT ?) AS top"
                        + " (city) WHERE students.id <= ?",
                1,
                3);
    }

    @Test
    void lateralQueryIsGroupedBesideTheSourcesBeforeIt() {
        renders(
                SourceSamples.GROUPED,
                "SELECT students.active, SUM(CAST(n.\"count\" AS DECIMAL(30,0))) FROM students CROSS JOIN LATERAL"
                        + " (SELECT COUNT(*) FROM addresses WHERE addresses.st_id = students.id) AS n (\"count\")"
                        + " GROUP BY students.active");
        renders(
                SourceSamples.CHAINED,
                "SELECT students.id, n.column_1, m.column_1 FROM students CROSS JOIN LATERAL (SELECT students.id + ?)"
                        + " AS n (column_1) CROSS JOIN LATERAL (SELECT n.column_1 * students.id) AS"
                        + " m (column_1) WHERE students.id IN (?, ?)",
                1,
                2,
                3);
    }

    @Test
    void lateralSourceIsRefusedWhereItCannotStand() {
        refused(
                () -> select(s.id).from(s).rightJoin(top()).on(inline(true)).render(LEANXCALE_LIKE),
                "top sees the sources before it",
                "use leftJoin");
        Unnested<NumberExpression<Long>> u = unnest("u", r.counts);
        refused(
                () -> select(r.sensor).from(r).fullJoin(u).on(inline(true)).render(LEANXCALE_LIKE),
                "u sees the sources before it");
        refused(
                () -> select(s.id).from(top()).crossJoin(s).render(LEANXCALE_LIKE),
                "column id belongs to students",
                "no from clause around it");
        refused(
                () -> select(s.id).from(a).crossJoin(top()).crossJoin(s).render(LEANXCALE_LIKE),
                "column id belongs to students");
        refused(
                () -> select(r.sensor).from(u).crossJoin(r).render(LEANXCALE_LIKE),
                "column counts belongs to readings");
        Derived<String> apart = derived("d", select(a.city).from(a).where(a.studentId.eq(s.id)));
        refused(() -> select(s.id).from(s).crossJoin(apart).render(LEANXCALE_LIKE), "column id belongs to students");
        refused(() -> lateral("", select(s.id).from(s)), "needs an alias");
        refused(() -> lateral("l", null), "lateral(alias, null)");
        refused(() -> unnest(" ", r.counts), "needs an alias");
        refused(() -> unnest("u", (ArrayExpression<Long, NumberExpression<Long>>) null), "unnest(alias, null)");
        refused(() -> unnest("u", array(max(r.sensor))), "a from clause has no aggregates");
    }
}
