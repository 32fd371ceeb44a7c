package io.leanq.query;

import static io.leanq.query.Dsl.any;
import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.coalesce;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.notExists;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.tuple;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;

import io.leanq.query.row.Row2;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A predicate is a value like others. It is parenthesized where it is an operand of another predicate. */
class PredicateOperandTest {
    private static final String LIVES =
            "EXISTS (SELECT addresses.city FROM addresses WHERE addresses.st_id = students.id)";
    private static final String ONE_OF = "students.id = ANY (SELECT addresses.st_id FROM addresses)";

    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;
    private final Query<String> cities = select(a.city).from(a).where(a.studentId.eq(s.id));
    private final Query<Integer> inhabitants = select(a.studentId).from(a);
    private final Condition lives = exists(cities);

    private void finds(Condition condition, String where, Object... binds) {
        assertRenders(
                select(s.id).from(s).where(condition),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students WHERE " + where,
                binds);
    }

    private void gives(Condition selected, String sql, Object... binds) {
        assertRenders(
                select(s.id, selected).from(s), LEANXCALE_LIKE, "SELECT students.id, " + sql + " FROM students", binds);
    }

    @Test
    void existsAsAnOperandIsParenthesized() {
        finds(lives.eq(true), "(" + LIVES + ") = ?", true);
        finds(lives.ne(s.active), "(" + LIVES + ") <> students.active");
        finds(s.active.eq(lives), "students.active = (" + LIVES + ")");
        finds(lives.isDistinctFrom(s.active), "(" + LIVES + ") IS DISTINCT FROM students.active");
        finds(s.active.isNotDistinctFrom(lives), "students.active IS NOT DISTINCT FROM (" + LIVES + ")");
        finds(lives.between(false, true), "(" + LIVES + ") BETWEEN ? AND ?", false, true);
        finds(s.active.between(lives, lives), "students.active BETWEEN (" + LIVES + ") AND (" + LIVES + ")");
        finds(lives.in(List.of(true)), "(" + LIVES + ") IN (?)", true);
        finds(lives.in(select(s.active).from(s)), "(" + LIVES + ") IN (SELECT students.active FROM students)");
        finds(lives.eq(any(select(s.active).from(s))), "(" + LIVES + ") = ANY (SELECT students.active FROM students)");
        finds(lives.isNull(), "(" + LIVES + ") IS NULL");
        finds(notExists(cities).eq(s.active), "(NOT " + LIVES + ") = students.active");
        finds(notExists(cities).isNotNull(), "(NOT " + LIVES + ") IS NOT NULL");
    }

    @Test
    void existsHasNoParenthesesElsewhere() {
        finds(lives, LIVES);
        finds(lives.not(), "NOT " + LIVES);
        finds(lives.and(s.active).or(lives.not()), "(" + LIVES + " AND students.active) OR NOT " + LIVES);
        gives(lives, LIVES);
        gives(
                caseWhen(lives, lives).otherwise(s.active),
                "CASE WHEN " + LIVES + " THEN " + LIVES + " ELSE students.active END");
        gives(coalesce(lives, s.active), "COALESCE(" + LIVES + ", students.active)");
        assertRenders(
                select(lives, count()).from(s).groupBy(lives).orderBy(lives),
                LEANXCALE_LIKE,
                "SELECT " + LIVES + ", COUNT(*) FROM students GROUP BY " + LIVES + " ORDER BY " + LIVES);
        assertRenders(select(max(lives)).from(s), LEANXCALE_LIKE, "SELECT MAX(" + LIVES + ") FROM students");
    }

    @Test
    void otherPredicatesAsOperandsAreParenthesized() {
        finds(s.id.eq(any(inhabitants)).eq(s.active), "(" + ONE_OF + ") = students.active");
        finds(s.id.eq(any(inhabitants)).isNull(), "(" + ONE_OF + ") IS NULL");
        finds(
                s.id.in(inhabitants).isDistinctFrom(s.active),
                "(students.id IN (SELECT addresses.st_id FROM addresses)) IS DISTINCT FROM students.active");
        finds(s.active.isNull().eq(s.active), "(students.active IS NULL) = students.active");
        finds(s.active.isNull().isNotNull(), "(students.active IS NULL) IS NOT NULL");
        finds(s.active.not().eq(s.active), "(NOT students.active) = students.active");
        finds(s.active.eq(s.active.not()), "students.active = (NOT students.active)");
        finds(s.active.not().not(), "NOT (NOT students.active)");
        finds(s.active.and(s.active).in(List.of(true)), "(students.active AND students.active) IN (?)", true);
        finds(
                s.id.isDistinctFrom(1).isDistinctFrom(s.active),
                "(students.id IS DISTINCT FROM CAST(? AS INTEGER)) IS DISTINCT FROM students.active",
                1);
        finds(
                s.id.between(1, 2).between(s.active, s.active),
                "(students.id BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER))"
                        + " BETWEEN students.active AND students.active",
                1,
                2);
        finds(s.name.like("A%").isNull(), "(students.name LIKE CAST(? AS VARCHAR)) IS NULL", "A%");
        finds(
                tuple(s.id.eq(1), s.id).in(List.of(new Row2<>(true, 1))),
                "(students.id = CAST(? AS INTEGER), students.id) IN ((CAST(? AS BOOLEAN), CAST(? AS INTEGER)))",
                1,
                true,
                1);
    }
}
