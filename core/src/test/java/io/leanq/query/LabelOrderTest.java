package io.leanq.query;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.label;
import static io.leanq.query.Dsl.orderBy;
import static io.leanq.query.Dsl.rand;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Orders by a label: the labelled expression is meant, never a column of the same name. */
class LabelOrderTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES.as("a");

    private static void renders(Statement statement, String sql, Object... binds) {
        assertRenders(statement, LEANXCALE_LIKE, sql, binds);
    }

    private static void refuses(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(InvalidStatement.class).hasMessageContaining(words);
    }

    @Test
    void labelStandsForItsExpression() {
        renders(
                select(a.city, count().as("n"))
                        .from(a)
                        .groupBy(a.city)
                        .orderBy(label("n").desc(), a.city),
                "SELECT a.city, COUNT(*) AS n FROM addresses AS a GROUP BY a.city ORDER BY COUNT(*) DESC, a.city");
        renders(
                select(s.id.times(-1).as("id"), s.born.as("b"))
                        .from(s)
                        .orderBy(List.of(label("b").asc().nullsFirst(), label("id"))),
                "SELECT students.id * ? AS id, students.born AS b FROM students"
                        + " ORDER BY students.born NULLS FIRST, students.id * CAST(? AS INTEGER)",
                -1,
                -1);
        renders(
                select(s.id.plus(1).as("n"))
                        .distinct()
                        .from(s)
                        .orderBy(label("n").desc().nullsLast()),
                "SELECT DISTINCT students.id + ? AS n FROM students ORDER BY 1 DESC NULLS LAST",
                1);
        renders(
                select(sum(s.id).over(orderBy(s.id)).as("total"))
                        .from(s)
                        .orderBy(label("total").desc()),
                "SELECT SUM(CAST(students.id AS DECIMAL(30,0))) OVER (ORDER BY students.id) AS total FROM students"
                        + " ORDER BY SUM(CAST(students.id AS DECIMAL(30,0))) OVER (ORDER BY students.id) DESC");
    }

    @Test
    void labelIdentifiesAColumnOfACombination() {
        renders(
                select(s.name.as("x"), s.name.as("y"))
                        .from(s)
                        .union(select(a.city, a.city).from(a))
                        .orderBy(label("y").desc()),
                "SELECT students.name AS x, students.name AS y FROM students UNION SELECT a.city, a.city FROM"
                        + " addresses AS a ORDER BY 2 DESC");
    }

    @Test
    void labelThatIsNotSelectedOnceIsRefused() {
        refuses(
                () -> select(s.id.as("n"), s.name).from(s).orderBy(label("name")),
                "orderBy(label(\"name\")): no column of the select list has this label; its labels are [n]");
        refuses(
                () -> select(s.id.as("n"), s.name.as("n")).from(s).orderBy(label("n")),
                "more than one column of the select list");
        refuses(() -> select(rand().as("r")).from(s).orderBy(label("r")), "derived(…)");
        refuses(() -> orderBy(label("n")), "label(\"n\") stands in the orderBy of a select or a combination");
        refuses(() -> Sorting.of(s.id).with("n", label("n")), "say the expression itself");
    }
}
