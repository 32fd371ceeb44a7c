package io.leanq.misuse;

import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.currentDate;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.DataType;
import io.leanq.query.Expression;
import io.leanq.query.NumberExpression;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A constant as a sort or grouping key is refused. A user who writes a number means the position of a column, but the
 * server takes it for a constant, which has no effect.
 */
class ConstantKeyTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;

    private static void refused(ThrowingCallable step, String... words) {
        assertThatThrownBy(step)
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words).doesNotContain("4711"));
    }

    static Stream<Expression<?>> constants() {
        return Stream.of(
                inline(4711),
                inline(4711).plus(inline(1)),
                value(4711, DataType.INTEGER),
                value("4711").upper(),
                param("p", DataType.INTEGER),
                caseWhen(value("x").eq("x"), "y").otherwise("z"),
                currentDate());
    }

    @ParameterizedTest
    @MethodSource("constants")
    void constantSortKeyIsRefused(Expression<?> constant) {
        refused(() -> select(s.id).from(s).orderBy(constant), "key 1 of orderBy", "no column", "position");
        refused(() -> select(s.id).from(s).orderBy(s.id, constant.desc()), "key 2 of orderBy");
        refused(() -> select(s.id, constant).distinct().from(s).orderBy(constant), "key 1 of orderBy");
        refused(() -> select(s.id).from(s).groupBy(s.id).orderBy(constant), "key 1 of orderBy");
        refused(() -> select(s.id).from(s).union(select(s.id).from(s)).orderBy(constant), "not as positions");
    }

    @ParameterizedTest
    @MethodSource("constants")
    void constantGroupingKeyIsRefused(Expression<?> constant) {
        refused(() -> select(count()).from(s).groupBy(constant), "key 1 of groupBy", "no column", "leave it out");
        refused(() -> select(s.id).from(s).groupBy(s.id, constant), "key 2 of groupBy");
    }

    @Test
    void keyThatDiffersBetweenRowsIsAccepted() {
        assertRenders(
                select(s.name, inline("all")).from(s).groupBy(s.name).orderBy(count().desc(), s.name),
                LEANXCALE_LIKE,
                "SELECT students.name, CAST('all' AS VARCHAR) FROM students GROUP BY students.name"
                        + " ORDER BY COUNT(*) DESC, students.name");
        assertRenders(
                select(s.id).from(s).orderBy(scalar(select(max(a.city)).from(a).where(a.studentId.eq(s.id))), s.id),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students ORDER BY"
                        + " (SELECT MAX(addresses.city) FROM addresses WHERE addresses.st_id = students.id), "
                        + "students.id");
        assertThat(select(s.id).from(s).orderBy(Students.STUDENT_IDS.next())).isNotNull();
    }

    /** The other queries can have other constants at this position, such as the kind of their rows. */
    @Test
    void constantThatACombinationSelectsIsAKey() {
        NumberExpression<Integer> kind = inline(2);
        assertRenders(
                select(s.id, kind)
                        .from(s)
                        .union(select(s.id, inline(1)).from(s))
                        .orderBy(kind, s.id),
                LEANXCALE_LIKE,
                "SELECT students.id, 2 FROM students UNION SELECT students.id, 1 FROM students ORDER BY 2, 1");
    }
}
