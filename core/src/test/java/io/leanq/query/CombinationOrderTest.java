package io.leanq.query;

import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.row.Row2;
import io.leanq.testkit.Students;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * The order of a combination whose first query selects an expression twice. The other queries can have different
 * columns at both positions, so a label must identify the sort key.
 */
class CombinationOrderTest {
    private final Students s = STUDENTS;
    private final NumberExpression<Integer> x = s.id.as("x");
    private final NumberExpression<Integer> y = s.id.as("y");
    private final Query<Row2<Integer, Integer>> negated =
            select(s.id, s.id.negate()).from(s);

    private void orders(Query<?> query, String order) {
        assertThat(query.render(LEANXCALE_LIKE).sql()).endsWith(order);
    }

    private static void refused(ThrowingCallable step, String... words) {
        assertThatThrownBy(step)
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void labelIdentifiesTheSortedColumn() {
        assertRenders(
                select(x, y).from(s).union(negated).orderBy(x, y.desc()),
                LEANXCALE_LIKE,
                "SELECT students.id AS x, students.id AS y FROM students"
                        + " UNION SELECT students.id, -students.id FROM students ORDER BY 1, 2 DESC");
        orders(select(x, y).from(s).except(negated).orderBy(y.asc().nullsLast()), "ORDER BY 2 NULLS LAST");
        orders(select(x, y).from(s).intersect(negated).orderBy(y.desc().nullsFirst()), "ORDER BY 2 DESC NULLS FIRST");
    }

    @Test
    void keyWithoutLabelIsTheColumnWithoutLabel() {
        orders(select(x, s.id).from(s).union(negated).orderBy(s.id), "ORDER BY 2");
        orders(select(x, s.id).from(s).union(negated).orderBy(x), "ORDER BY 1");
    }

    @Test
    void labelOfASingleColumnIsIgnored() {
        orders(select(s.name, x).from(s).union(select(s.name, s.id).from(s)).orderBy(s.id), "ORDER BY 2");
        orders(select(s.name, s.id).from(s).union(select(s.name, s.id).from(s)).orderBy(y), "ORDER BY 2");
    }

    @Test
    void ambiguousKeyIsRefused() {
        Combined<?> labelled = select(x, y).from(s).union(negated);
        refused(() -> labelled.orderBy(s.id), "union", "students.id", "more than once", "as(…)");
        refused(() -> labelled.orderBy(s.id.as("z")), "more than once");
        refused(() -> select(s.id, s.id).from(s).union(negated).orderBy(s.id.desc()), "more than once");
        refused(() -> select(x, x).from(s).union(negated).orderBy(x), "more than once");
    }

    @Test
    void labelIdentifiesADerivedColumn() {
        Derived<Row2<Integer, Integer>> d = derived("d", select(x, y).from(s).union(negated));
        assertThat(d.get(s.id.as("y"))).hasToString("d.y");
        assertThat(d.get(x)).hasToString("d.x");
        refused(() -> d.get(s.id), "more than once");
        Derived<Row2<Integer, Integer>> twice =
                derived("d", select(s.id, s.id).from(s).union(negated));
        refused(() -> twice.get(s.id), "more than once");
    }
}
