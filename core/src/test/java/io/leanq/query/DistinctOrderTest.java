package io.leanq.query;

import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;

import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import org.junit.jupiter.api.Test;

/**
 * Distinct rows that are sorted by a selected expression with a placeholder. A server takes both occurrences for
 * different expressions, and so does not find the sort key in the select list.
 */
class DistinctOrderTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;

    @Test
    void keyWithAValueBecomesThePositionOfItsColumn() {
        NumberExpression<Integer> next = s.id.plus(1);
        assertRenders(
                select(next).distinct().from(s).orderBy(next),
                LEANXCALE_LIKE,
                "SELECT DISTINCT students.id + ? FROM students ORDER BY 1",
                1);
        assertRenders(
                select(s.active, next.as("later"), s.name.concat("!"))
                        .distinct()
                        .from(s)
                        .orderBy(s.name.concat("!").desc().nullsLast(), s.active, next),
                LEANXCALE_LIKE,
                "SELECT DISTINCT students.active, students.id + ? AS later, students.name || CAST(? AS VARCHAR)"
                        + " FROM students ORDER BY 3 DESC NULLS LAST, students.active, 2",
                1,
                "!");
    }

    @Test
    void keyOfACaseOrParamBecomesThePositionOfItsColumn() {
        TextExpression kind = caseWhen(s.id.gt(2), "b").otherwise("a");
        assertRenders(
                select(kind).distinct().from(s).orderBy(kind.desc()),
                LEANXCALE_LIKE,
                "SELECT DISTINCT CASE WHEN students.id > ? THEN CAST(? AS VARCHAR) ELSE CAST(? AS VARCHAR) END"
                        + " FROM students ORDER BY 1 DESC",
                2,
                "b",
                "a");
        Param<Integer> step = param("step", DataType.INTEGER);
        assertRenders(
                select(s.id.plus(step))
                        .distinct()
                        .from(s)
                        .orderBy(s.id.plus(step))
                        .with(step, 3),
                LEANXCALE_LIKE,
                "SELECT DISTINCT students.id + ? FROM students ORDER BY 1",
                3);
    }

    @Test
    void keyWithASubQueryBecomesThePositionOfItsColumn() {
        Expression<String> city =
                scalar(select(max(a.city)).from(a).where(a.studentId.eq(s.id).and(a.city.ne("x"))));
        assertRenders(
                select(city).distinct().from(s).orderBy(city),
                LEANXCALE_LIKE,
                "SELECT DISTINCT (SELECT MAX(addresses.city) FROM addresses WHERE addresses.st_id = students.id"
                        + " AND addresses.city <> ?) FROM students ORDER BY 1",
                "x");
    }

    @Test
    void groupingKeyBecomesThePositionOfItsColumn() {
        assertRenders(
                select(count().plus(1L))
                        .distinct()
                        .from(a)
                        .groupBy(a.city)
                        .orderBy(count().plus(1L).desc()),
                LEANXCALE_LIKE,
                "SELECT DISTINCT COUNT(*) + CAST(? AS BIGINT) FROM addresses GROUP BY addresses.city ORDER BY 1 DESC",
                1L);
    }

    @Test
    void otherKeysStayExpressions() {
        NumberExpression<Integer> next = s.id.plus(inline(1));
        assertRenders(
                select(next).distinct().from(s).orderBy(next),
                LEANXCALE_LIKE,
                "SELECT DISTINCT students.id + 1 FROM students ORDER BY students.id + 1");
        assertRenders(
                select(s.id.plus(1)).from(s).orderBy(s.id.plus(1)),
                LEANXCALE_LIKE,
                "SELECT students.id + ? FROM students ORDER BY students.id + CAST(? AS INTEGER)",
                1,
                1);
    }
}
