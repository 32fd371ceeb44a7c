package io.leanq.query;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.cte;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.orderBy;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.rowNumber;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.value;
import static io.leanq.query.Dsl.with;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.schema.DynamicView;
import io.leanq.schema.View;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The SQL of FOR UPDATE, which Calcite does not parse, and the queries whose rows cannot be locked. */
class ForUpdateTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;
    private final Query<Integer> ids = select(s.id).from(s).where(s.active);

    private static void renders(Query<?> query, String sql) {
        assertThat(query.render(LEANXCALE_LIKE).sql()).isEqualTo(sql);
    }

    private static void refuses(ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("forUpdate()")
                .hasMessageContaining(words);
    }

    @Test
    void lockStandsAtTheEnd() {
        renders(
                select(s.id).from(s).where(s.active).orderBy(s.id).limit(5).forUpdate(),
                "SELECT students.id FROM students WHERE students.active ORDER BY students.id LIMIT ? FOR UPDATE");
        renders(
                ids.forUpdate().limit(5).forUpdate(),
                "SELECT students.id FROM students WHERE students.active LIMIT ? FOR UPDATE");
        renders(
                select(s.id).from(s).join(a).on(a.studentId.eq(s.id)).forUpdate(),
                "SELECT students.id FROM students JOIN addresses ON addresses.st_id = students.id FOR UPDATE");
        Param<Integer> id = param("id", DataType.INTEGER);
        Query<Integer> one = select(s.id).from(s).where(s.id.eq(id)).forUpdate();
        renders(one.with(id, 1), "SELECT students.id FROM students WHERE students.id = ? FOR UPDATE");
        renders(
                select(s.id).from(s).where(s.id.eq(id)).with(id, 1).forUpdate(),
                "SELECT students.id FROM students WHERE students.id = ? FOR UPDATE");
        assertThat(ids.forUpdate()).isEqualTo(ids.forUpdate()).isNotEqualTo(ids);
        assertThat(selectFrom(s)
                        .forUpdate()
                        .render(LEANXCALE_LIKE.toBuilder("other")
                                .rowLock("WITH LOCK")
                                .build())
                        .sql())
                .endsWith(" FROM students WITH LOCK");
    }

    @Test
    void rowsThatAreMadeOfSeveralAreRefused() {
        refuses(() -> select(s.id).distinct().from(s).forUpdate(), "distinct or grouped");
        refuses(() -> select(count()).from(s).forUpdate(), "distinct or grouped");
        refuses(() -> select(s.name).from(s).groupBy(s.name).forUpdate(), "distinct or grouped");
        refuses(() -> select(rowNumber().over(orderBy(s.id))).from(s).forUpdate(), "beside a window function");
        refuses(() -> ids.union(ids).forUpdate(), "a combination");
        refuses(() -> with(cte("c", ids)).query(ids).forUpdate(), "with common tables");
        refuses(() -> select(value(1)).forUpdate(), "without a from clause");
    }

    /** H2 answers such a query and locks nothing. */
    @Test
    void rowsOfNoTableAreRefused() {
        Derived<Integer> d = derived("d", ids);
        refuses(() -> select(d.get(s.id)).from(d).forUpdate(), "d is no table");
        refuses(() -> select(s.id).from(s).join(d).on(d.get(s.id).eq(s.id)).forUpdate(), "d is no table");
        DynamicView view = View.existing("v").column("n", DataType.INTEGER).build();
        refuses(() -> select(view.get("n", DataType.INTEGER)).from(view).forUpdate(), "v is no table");
    }

    @Test
    void lockInsideAnotherStatementIsRefused() {
        Query<Integer> locked = ids.forUpdate();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> s.id.in(locked),
                () -> derived("d", locked),
                () -> cte("c", locked),
                () -> with(cte("c", ids)).query(locked),
                () -> ids.union(locked),
                () -> locked.union(ids))) {
            refuses(call, "outermost");
        }
    }
}
