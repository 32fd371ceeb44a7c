package io.leanq.query;

import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.tuple;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;

import io.leanq.query.row.Row2;
import io.leanq.testkit.Students;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups that are sorted by an expression with an IN list, on which Calcite fails with a NullPointerException. */
class ListOrderTest {
    private final Students s = STUDENTS;
    private final Condition listed = s.id.in(List.of(1, 2));

    private void sorts(Query<?> query, String sql, Object... binds) {
        assertRenders(query, LEANXCALE_LIKE, sql, binds);
    }

    @Test
    void listBecomesComparisons() {
        sorts(
                select(s.id).from(s).groupBy(s.id).orderBy(listed, s.id),
                "SELECT students.id FROM students GROUP BY students.id ORDER BY students.id = CAST(? AS INTEGER)"
                        + " OR students.id = CAST(? AS INTEGER), students.id",
                1,
                2);
        sorts(
                select(s.name)
                        .from(s)
                        .groupBy(s.name)
                        .orderBy(max(s.id).notIn(List.of(1, 2)).desc(), s.name),
                "SELECT students.name FROM students GROUP BY students.name ORDER BY NOT (MAX(students.id)"
                        + " = CAST(? AS INTEGER) OR MAX(students.id) = CAST(? AS INTEGER)) DESC, students.name",
                1,
                2);
        sorts(
                select(count()).from(s).orderBy(count().in(List.of(1L))),
                "SELECT COUNT(*) FROM students ORDER BY COUNT(*) = CAST(? AS BIGINT)",
                1L);
    }

    @Test
    void listInsideOtherExpressionsBecomesComparisons() {
        sorts(
                select(s.name).from(s).groupBy(s.name).orderBy(max(listed), s.name),
                "SELECT students.name FROM students GROUP BY students.name ORDER BY MAX(students.id"
                        + " = CAST(? AS INTEGER) OR students.id = CAST(? AS INTEGER)), students.name",
                1,
                2);
        sorts(
                select(s.id)
                        .from(s)
                        .groupBy(s.id)
                        .orderBy(caseWhen(listed, s.id).otherwise(inline(0)), s.id),
                "SELECT students.id FROM students GROUP BY students.id ORDER BY CASE WHEN students.id"
                        + " = CAST(? AS INTEGER) OR students.id = CAST(? AS INTEGER) THEN students.id ELSE 0 END,"
                        + " students.id",
                1,
                2);
        sorts(
                select(s.id)
                        .from(s)
                        .groupBy(s.id, s.name)
                        .orderBy(tuple(s.id, s.name).in(List.of(new Row2<>(1, "Ann"), new Row2<>(2, "x"))), s.id),
                "SELECT students.id FROM students GROUP BY students.id, students.name ORDER BY (students.id"
                        + " = CAST(? AS INTEGER) AND students.name = CAST(? AS VARCHAR)) OR (students.id"
                        + " = CAST(? AS INTEGER) AND students.name = CAST(? AS VARCHAR)), students.id",
                1,
                "Ann",
                2,
                "x");
    }

    @Test
    void selectedListBecomesThePositionOfItsColumn() {
        sorts(
                select(s.id, listed).from(s).groupBy(s.id).orderBy(listed.desc(), s.id),
                "SELECT students.id, students.id IN (?, ?) FROM students GROUP BY students.id ORDER BY 2 DESC,"
                        + " students.id",
                1,
                2);
    }

    @Test
    void listThatIsAGroupingKeyIsUnchanged() {
        sorts(
                select(count()).from(s).groupBy(listed).orderBy(listed),
                "SELECT COUNT(*) FROM students GROUP BY students.id IN (1, 2) ORDER BY students.id IN (1, 2)");
        sorts(
                select(count()).from(s).groupBy(listed).orderBy(listed.not()),
                "SELECT COUNT(*) FROM students GROUP BY students.id IN (1, 2) ORDER BY NOT (students.id IN (1, 2))");
    }

    @Test
    void listWithoutGroupsIsUnchanged() {
        sorts(
                select(s.id).from(s).orderBy(listed, s.id),
                "SELECT students.id FROM students ORDER BY students.id IN (CAST(? AS INTEGER), CAST(? AS INTEGER)),"
                        + " students.id",
                1,
                2);
    }
}
