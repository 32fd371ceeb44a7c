package io.leanq.query;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.noCondition;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.Readings;
import io.leanq.testkit.Students;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The SQL of BETWEEN SYMMETRIC, of IS TRUE and its like, and of SIMILAR TO. */
class PredicateRenderingTest {
    private static final LocalDate DAY = LocalDate.of(2000, 2, 29);

    private final Students s = STUDENTS;
    private final Readings r = READINGS;

    private void renders(Condition condition, String sql, Object... binds) {
        assertRenders(
                select(s.id).from(s).where(condition),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students WHERE " + sql,
                binds);
    }

    private void rendersOfReadings(Condition condition, String sql, Object... binds) {
        assertRenders(
                select(r.sensor).from(r).where(condition),
                LEANXCALE_LIKE,
                "SELECT readings.sensor FROM readings WHERE " + sql,
                binds);
    }

    @Test
    void symmetricBetweenTakesItsEndsInEitherOrder() {
        renders(s.id.betweenSymmetric(5, 2), "students.id BETWEEN SYMMETRIC ? AND ?", 5, 2);
        renders(
                s.born.betweenSymmetric(LocalDate.EPOCH, DAY).not(),
                "NOT (students.born BETWEEN SYMMETRIC ? AND ?)",
                LocalDate.EPOCH,
                DAY);
        renders(
                s.id.betweenSymmetric(s.name.length(), value(3)).and(s.active),
                "students.id BETWEEN SYMMETRIC CHAR_LENGTH(students.name) AND ? AND students.active",
                3);
        renders(
                value(DAY).betweenSymmetric(s.born, s.born),
                "? BETWEEN SYMMETRIC students.born AND students.born",
                DAY);
        rendersOfReadings(
                r.price.betweenSymmetric(new BigDecimal("7.255"), r.price.type().decode(BigDecimal.ONE)),
                "readings.price BETWEEN SYMMETRIC ? AND ?",
                new BigDecimal("7.255"),
                BigDecimal.ONE);
        rendersOfReadings(
                r.channel.betweenSymmetric(r.sensor, r.price),
                "readings.channel BETWEEN SYMMETRIC readings.sensor AND readings.price");
        assertRenders(
                select(s.id, s.born.betweenSymmetric(DAY, LocalDate.EPOCH)).from(s),
                LEANXCALE_LIKE,
                "SELECT students.id, students.born BETWEEN SYMMETRIC ? AND ? FROM students",
                DAY,
                LocalDate.EPOCH);
    }

    @Test
    void truthOfAConditionIsNeverUnknown() {
        renders(s.active.isTrue(), "students.active IS TRUE");
        renders(s.active.isNotTrue(), "students.active IS NOT TRUE");
        renders(s.active.isFalse(), "students.active IS FALSE");
        renders(s.active.isNotFalse(), "students.active IS NOT FALSE");
        renders(s.active.isUnknown(), "students.active IS UNKNOWN");
        renders(s.active.isNotUnknown(), "students.active IS NOT UNKNOWN");
        renders(s.born.gt(DAY).isNotTrue(), "(students.born > ?) IS NOT TRUE", DAY);
        renders(
                s.born.gt(DAY).or(s.active).isUnknown().not(),
                "NOT ((students.born > ? OR students.active) IS UNKNOWN)",
                DAY);
        renders(
                s.active.isTrue().isDistinctFrom(s.born.gt(DAY).isFalse()),
                "(students.active IS TRUE) IS DISTINCT FROM ((students.born > CAST(? AS DATE)) IS FALSE)",
                DAY);
        renders(value(true).isTrue().and(s.active), "CAST(? AS BOOLEAN) IS TRUE AND students.active", true);
        renders(
                exists(select(ADDRESSES.city).from(ADDRESSES).where(ADDRESSES.studentId.eq(s.id)))
                        .isFalse(),
                "(EXISTS (SELECT addresses.city FROM addresses WHERE addresses.st_id = students.id)) IS FALSE");
        assertRenders(
                select(s.active.isTrue(), s.born.lt(DAY).isNotFalse(), count())
                        .from(s)
                        .groupBy(s.active.isTrue(), s.born.lt(DAY).isNotFalse()),
                LEANXCALE_LIKE,
                "SELECT students.active IS TRUE, (students.born < DATE '2000-02-29') IS NOT FALSE, COUNT(*) FROM"
                        + " students GROUP BY students.active IS TRUE, (students.born < DATE '2000-02-29') IS NOT"
                        + " FALSE");
        Students other = s.as("other");
        assertRenders(
                select(s.id, other.id)
                        .from(s)
                        .leftJoin(other)
                        .on(other.id.eq(s.id).and(other.active.isTrue().not())),
                LEANXCALE_LIKE,
                "SELECT students.id, other.id FROM students LEFT JOIN students AS other ON other.id = students.id"
                        + " AND NOT (other.active IS TRUE)");
        assertThatThrownBy(() -> noCondition().isTrue())
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("noCondition()");
    }

    @Test
    void similarToKeepsItsPatternWhole() {
        assertRenders(
                select(r.note.similarTo("(h|5)%.?")).from(r),
                LEANXCALE_LIKE,
                "SELECT readings.note SIMILAR TO CAST(? AS VARCHAR) FROM readings",
                "(h|5)%[.]?");
        rendersOfReadings(
                r.note.notSimilarTo("%!%%", '!'), "readings.note NOT SIMILAR TO CAST(? AS VARCHAR) ESCAPE '!'", "%!%%");
    }
}
