package io.leanq.query;

import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.orderBy;
import static io.leanq.query.Dsl.partitionBy;
import static io.leanq.query.Dsl.rank;
import static io.leanq.query.Dsl.rowNumber;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.Students;
import org.junit.jupiter.api.Test;

/** Where a window is declared by its name, and where it is written out since Calcite does not find the name. */
class NamedWindowTest {
    private final Students s = STUDENTS;

    private static void renders(Query<?> query, String sql, Object... binds) {
        assertRenders(query, LEANXCALE_LIKE, sql, binds);
    }

    @Test
    void valuesOfItsPartitionAreCastToTheirType() {
        renders(
                select(rowNumber().over(partitionBy(s.id.plus(1)).orderBy(s.id).named("w")))
                        .from(s),
                "SELECT ROW_NUMBER() OVER w FROM students WINDOW w AS (PARTITION BY students.id + CAST(? AS INTEGER)"
                        + " ORDER BY students.id)",
                1);
    }

    @Test
    void secondNameOfOneWindowIsWrittenOut() {
        renders(
                select(
                                rank().over(orderBy(s.id).named("a")),
                                rank().over(orderBy(s.id).named("b")))
                        .from(s),
                "SELECT RANK() OVER a, RANK() OVER (ORDER BY students.id) FROM students WINDOW a AS (ORDER BY"
                        + " students.id)");
    }

    @Test
    void namesThatDifferInCaseAreOneName() {
        assertThatThrownBy(() -> select(
                                rank().over(orderBy(s.id).named("w")),
                                rank().over(orderBy(s.name).named("W")))
                        .from(s)
                        .render(LEANXCALE_LIKE))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("two different windows of one select are named \"W\"");
    }

    @Test
    void windowOfASubQueryIsWrittenOut() {
        Students u = s.as("u");
        renders(
                select(
                                rank().over(orderBy(s.id).named("w")),
                                scalar(select(max(u.id)).from(u), DataType.INTEGER))
                        .from(s)
                        .where(s.id.in(select(u.id).from(u))),
                "SELECT RANK() OVER w, (SELECT MAX(u.id) FROM students AS u) FROM students WHERE students.id IN (SELECT"
                        + " u.id FROM students AS u) WINDOW w AS (ORDER BY students.id)");
        renders(
                select(
                                rank().over(orderBy(s.id).named("w")),
                                scalar(
                                        select(rank().over(orderBy(u.id).named("w")))
                                                .from(u)
                                                .where(u.id.eq(1)),
                                        DataType.BIGINT))
                        .from(s),
                "SELECT RANK() OVER w, (SELECT RANK() OVER (ORDER BY u.id) FROM students AS u WHERE u.id = ?) FROM"
                        + " students WINDOW w AS (ORDER BY students.id)",
                1);
    }
}
