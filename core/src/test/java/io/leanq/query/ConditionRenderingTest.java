package io.leanq.query;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.noCondition;
import static io.leanq.query.Dsl.not;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.tuple;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;

import io.leanq.testkit.Readings;
import io.leanq.testkit.Students;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The SQL of every condition in a where clause. */
class ConditionRenderingTest {
    private final Students s = STUDENTS;
    private final Readings r = READINGS;

    private void renders(Condition condition, String where, Object... binds) {
        assertRenders(
                select(s.id).from(s).where(condition),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students WHERE " + where,
                binds);
    }

    private void rendersOfReadings(Condition condition, String where, Object... binds) {
        assertRenders(
                select(r.sensor).from(r).where(condition),
                LEANXCALE_LIKE,
                "SELECT readings.sensor FROM readings WHERE " + where,
                binds);
    }

    @Test
    void comparisonsTakeValues() {
        renders(s.id.eq(1), "students.id = ?", 1);
        renders(s.id.ne(1), "students.id <> ?", 1);
        renders(s.id.lt(1), "students.id < ?", 1);
        renders(s.id.le(1), "students.id <= ?", 1);
        renders(s.id.gt(1), "students.id > ?", 1);
        renders(s.id.ge(1), "students.id >= ?", 1);
    }

    @Test
    void comparisonsTakeExpressions() {
        renders(s.id.eq(s.id), "students.id = students.id");
        renders(s.id.ne(s.id), "students.id <> students.id");
        renders(s.id.lt(s.id), "students.id < students.id");
        renders(s.id.le(s.id), "students.id <= students.id");
        renders(s.id.gt(s.id), "students.id > students.id");
        renders(s.id.ge(s.id), "students.id >= students.id");
    }

    @Test
    void nullTestsRender() {
        renders(s.born.isNull(), "students.born IS NULL");
        renders(s.born.isNotNull(), "students.born IS NOT NULL");
        renders(s.id.plus(1).isNull(), "(students.id + ?) IS NULL", 1);
        renders(s.id.eq(1).isNull(), "(students.id = ?) IS NULL", 1);
    }

    @Test
    void betweenIncludesBothEnds() {
        LocalDate from = LocalDate.of(2000, 1, 1);
        LocalDate to = LocalDate.of(2000, 12, 31);
        renders(s.born.between(from, to), "students.born BETWEEN ? AND ?", from, to);
        renders(s.born.notBetween(from, to), "students.born NOT BETWEEN ? AND ?", from, to);
        renders(
                s.id.between(s.id, s.id.plus(1)),
                "students.id BETWEEN students.id AND students.id + CAST(? AS INTEGER)",
                1);
    }

    /** Calcite fails on a NOT before IS DISTINCT FROM in a join. */
    @Test
    void notOfADistinctComparisonIsItsOpposite() {
        Students other = s.as("o");
        assertRenders(
                select(s.id).from(s).join(other).on(not(s.id.isNotDistinctFrom(value(2, DataType.INTEGER)))),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students JOIN students AS o ON students.id IS DISTINCT FROM ?",
                2);
        renders(not(s.id.isDistinctFrom(2)), "students.id IS NOT DISTINCT FROM ?", 2);
    }

    @Test
    void inListsKeepTheOrderOfTheirValues() {
        renders(s.name.in(List.of("b", "a")), "students.name IN (?, ?)", "b", "a");
        renders(s.name.notIn(List.of("b")), "students.name NOT IN (?)", "b");
    }

    @Test
    void emptyInListIsFalse() {
        renders(s.name.in(List.of()), "FALSE");
        renders(s.active.and(s.name.in(List.of())), "students.active AND FALSE");
    }

    /** The aggregate must stay: without it the query would return one row for each row of the table. */
    @Test
    void emptyInListKeepsItsAggregate() {
        assertRenders(
                select(count().in(List.of()), tuple(value("x"), max(s.id)).in(List.of()))
                        .from(s),
                LEANXCALE_LIKE,
                "SELECT (COUNT(*) IS NULL AND FALSE), (MAX(students.id) IS NULL AND FALSE) FROM students");
        assertRenders(
                select(not(count().notIn(List.of()))).from(s),
                LEANXCALE_LIKE,
                "SELECT NOT (COUNT(*) IS NULL OR TRUE) FROM students");
    }

    @Test
    void emptyNotInListIsTrue() {
        renders(s.name.notIn(List.of()), "TRUE");
        renders(not(s.name.notIn(List.of())), "NOT TRUE");
    }

    @Test
    void inTakesASubQuery() {
        renders(
                s.id.in(select(ADDRESSES.studentId).from(ADDRESSES)),
                "students.id IN (SELECT addresses.st_id FROM addresses)");
        renders(
                s.id.notIn(select(ADDRESSES.studentId).from(ADDRESSES)),
                "students.id NOT IN (SELECT addresses.st_id FROM addresses)");
        renders(
                value(5, DataType.INTEGER).in(select(ADDRESSES.studentId).from(ADDRESSES)),
                "CAST(? AS INTEGER) IN (SELECT addresses.st_id FROM addresses)",
                5);
    }

    @Test
    void likeKeepsItsPattern() {
        renders(s.name.like("J%"), "students.name LIKE CAST(? AS VARCHAR)", "J%");
        renders(s.name.notLike("_"), "students.name NOT LIKE CAST(? AS VARCHAR)", "_");
        renders(s.name.like("50#%", '#'), "students.name LIKE CAST(? AS VARCHAR) ESCAPE '#'", "50#%");
        renders(s.name.like("it''s", '\''), "students.name LIKE CAST(? AS VARCHAR) ESCAPE ''''", "it''s");
        renders(s.name.like(s.name.upper()), "students.name LIKE UPPER(students.name)");
    }

    @Test
    void startsWithAndContainsTakeWildcardsLiterally() {
        renders(s.name.startsWith("50%_!"), "students.name LIKE CAST(? AS VARCHAR) ESCAPE '!'", "50!%!_!!%");
        renders(s.name.contains("50%"), "students.name LIKE CAST(? AS VARCHAR) ESCAPE '!'", "%50!%%");
    }

    @Test
    void booleansAreConditionsThemselves() {
        renders(s.active, "students.active");
        renders(s.active.not(), "NOT students.active");
        renders(s.active.eq(true), "students.active = ?", true);
        renders(s.active.not().not(), "NOT (NOT students.active)");
    }

    @Test
    void andAndOrNestWithParentheses() {
        Condition a = s.id.eq(1);
        Condition b = s.id.eq(2);
        Condition c = s.active;
        renders(a.and(b).and(c), "students.id = ? AND students.id = ? AND students.active", 1, 2);
        renders(a.and(b.and(c)), "students.id = ? AND students.id = ? AND students.active", 1, 2);
        renders(a.or(b).and(c), "(students.id = ? OR students.id = ?) AND students.active", 1, 2);
        renders(a.or(b.and(c)), "students.id = ? OR (students.id = ? AND students.active)", 1, 2);
        renders(not(a.or(b)), "NOT (students.id = ? OR students.id = ?)", 1, 2);
        renders(not(a).and(c), "NOT (students.id = ?) AND students.active", 1);
    }

    @Test
    void collectionsOfConditionsAreJoined() {
        renders(Dsl.and(List.of(s.id.eq(1), s.active)), "students.id = ? AND students.active", 1);
        renders(Dsl.or(List.of(s.id.eq(1), s.active)), "students.id = ? OR students.active", 1);
        renders(Dsl.or(List.of(s.active)), "students.active");
    }

    @Test
    void absentFiltersAreLeftOut() {
        renders(s.name.eqIfPresent(Optional.empty()).and(s.active), "students.active");
        renders(s.active.or(noCondition()), "students.active");
        renders(not(noCondition()).and(s.active), "students.active");
        renders(s.name.eqIfPresent(Optional.of("x")), "students.name = ?", "x");
        renders(
                s.id.geIfPresent(Optional.of(1)).and(s.id.leIfPresent(Optional.of(9))),
                "students.id >= ? AND students.id <= ?",
                1,
                9);
        renders(Dsl.and(List.of(s.id.geIfPresent(Optional.empty()), s.active)), "students.active");
    }

    @Test
    void aConditionIsComparedInParentheses() {
        renders(s.id.eq(1).eq(s.active), "(students.id = CAST(? AS INTEGER)) = students.active", 1);
    }

    @Test
    void valuesOfEveryTypeAreBoundInCanonicalForm() {
        rendersOfReadings(r.price.gt(new BigDecimal("1.555")), "readings.price > ?", new BigDecimal("1.555"));
        rendersOfReadings(r.raw.eq(new byte[] {1, 2}), "readings.raw = ?", (Object) new byte[] {1, 2});
        rendersOfReadings(r.counts.eq(List.of(1L, 2L)), "readings.counts = ?", List.of(1L, 2L));
        rendersOfReadings(r.quality.eq(Readings.Quality.BAD), "readings.quality = ?", "bad");
        rendersOfReadings(
                r.quality.in(List.of(Readings.Quality.BAD, Readings.Quality.GOOD)),
                "readings.quality IN (?, ?)",
                "bad",
                "good");
        rendersOfReadings(r.level.lt(0.5), "readings.level < ?", 0.5);
    }
}
