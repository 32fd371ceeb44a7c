package io.leanq.query;

import static io.leanq.query.Dsl.currentDate;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.rand;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.tuple;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.Readings;
import io.leanq.testkit.Students;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Comparisons of tuples: written out part by part, and right for NULLs on both engines. */
class TupleRenderingTest {
    private static final LocalDate DAY = LocalDate.of(2000, 2, 29);

    private final Students s = STUDENTS;
    private final Readings r = READINGS;

    private void renders(Condition condition, String sql, Object... binds) {
        assertRenders(
                select(s.id).from(s).where(condition),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students WHERE " + sql,
                binds);
        assertRenders(
                select(s.id, condition).from(s),
                LEANXCALE_LIKE,
                select(s.id, condition).from(s).render(LEANXCALE_LIKE).sql(),
                binds);
    }

    @Test
    void equalTuplesAreEqualInAllParts() {
        renders(tuple(s.id, s.name).eq(1, "Ann"), "students.id = ? AND students.name = ?", 1, "Ann");
        renders(
                tuple(s.born, s.active, s.name).ne(DAY, true, "Ann"),
                "students.born <> ? OR students.active <> ? OR students.name <> ?",
                DAY,
                true,
                "Ann");
        renders(tuple(s.born, s.id).ne(s.born, s.id), "students.born <> students.born OR students.id <> students.id");
    }

    @Test
    void greaterTuplesAreFoundByARangeOfTheFirstPart() {
        renders(
                tuple(s.born, s.id).gt(DAY, 2),
                "students.born >= ? AND (students.born > ? OR students.id > ?)",
                DAY,
                DAY,
                2);
        renders(
                tuple(s.born, s.id).ge(DAY, 2),
                "students.born >= ? AND (students.born > ? OR students.id >= ?)",
                DAY,
                DAY,
                2);
        renders(
                tuple(s.born, s.id).lt(DAY, 2),
                "students.born <= ? AND (students.born < ? OR students.id < ?)",
                DAY,
                DAY,
                2);
        renders(
                tuple(s.born, s.id).le(DAY, 2),
                "students.born <= ? AND (students.born < ? OR students.id <= ?)",
                DAY,
                DAY,
                2);
        renders(
                tuple(s.active, s.born, s.id).gt(false, DAY, 2),
                "students.active >= ? AND (students.active > ? OR (students.born >= ?"
                        + " AND (students.born > ? OR students.id > ?)))",
                false,
                false,
                DAY,
                DAY,
                2);
    }

    @Test
    void tuplesAreComparedWithExpressions() {
        renders(
                tuple(s.born, s.id).lt(currentDate(), inline(2)).and(s.active),
                "students.born <= CURRENT_DATE AND (students.born < CURRENT_DATE OR students.id < 2)"
                        + " AND students.active");
        Students other = s.as("other");
        assertRenders(
                select(s.id, other.id)
                        .from(s)
                        .join(other)
                        .on(tuple(other.born, other.id).gt(s.born, s.id)),
                LEANXCALE_LIKE,
                "SELECT students.id, other.id FROM students JOIN students AS other ON other.born >= students.born"
                        + " AND (other.born > students.born OR other.id > students.id)");
    }

    /** As for single comparisons: text is not cut to the column, decimals are not rounded to it. */
    @Test
    void valuesWiderThanTheirColumnStayWhole() {
        BigDecimal finer = new BigDecimal("1.005");
        assertRenders(
                select(r.sensor).from(r).where(tuple(r.price, r.note).gt(finer, "x".repeat(101))),
                LEANXCALE_LIKE,
                "SELECT readings.sensor FROM readings WHERE readings.price >= ? AND (readings.price > ?"
                        + " OR readings.note > CAST(? AS VARCHAR))",
                finer,
                finer,
                "x".repeat(101));
    }

    @Test
    void tupleThatIsDrawnAnewIsRefused() {
        assertThatThrownBy(() -> tuple(rand(), s.id).gt(0.5, 1))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("tuple(…).gt(…): RAND()")
                .hasMessageContaining("derived(…)");
        assertThatThrownBy(() -> tuple(s.id, s.name).lt(value(1).plus(s.id), null))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("lt(…, null): give an expression");
        assertThat(tuple(s.id, rand()).lt(1, 0.5).toString()).endsWith("students.id < ? OR RAND() < ?)");
    }

    @Test
    void nullInATupleIsRefused() {
        assertThatThrownBy(() -> tuple(s.id, s.name, s.born).gt(1, null, DAY))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("gt(…, null, …): give a value");
    }
}
