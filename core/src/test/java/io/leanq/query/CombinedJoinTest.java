package io.leanq.query;

import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.exec.StandardPlatform;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A derived table of a combination whose later operand has a join. H2 requires parentheses around that operand,
 * LeanXcale does not.
 */
class CombinedJoinTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;
    private final From<Integer> ids = select(s.id).from(s);
    private final Query<Integer> joined = select(s.id).from(s).join(a).on(s.id.eq(a.studentId));

    private void renders(Query<Integer> query, String sql, String h2) {
        Derived<Integer> d = derived("d", query);
        Query<Integer> outer = select(d.get(s.id)).from(d);
        assertRenders(outer, LEANXCALE_LIKE, "SELECT d.id FROM (" + sql + ") AS d (id)");
        assertThat(outer.render(StandardPlatform.H2.dialect(Optional.empty())).sql())
                .isEqualTo("SELECT d.id FROM (" + h2 + ") AS d (id)");
    }

    @Test
    void joiningOperandAfterACombinationIsParenthesized() {
        String id = "SELECT students.id FROM students";
        String join = id + " JOIN addresses ON students.id = addresses.st_id";
        renders(
                ids.union(ids).unionAll(joined),
                "(" + id + " UNION " + id + ") UNION ALL " + join,
                "(" + id + " UNION " + id + ") UNION ALL (" + join + ")");
        renders(
                ids.union(joined).unionAll(joined).union(ids).unionAll(joined),
                "(((" + id + " UNION " + join + ") UNION ALL " + join + ") UNION " + id + ") UNION ALL " + join,
                "(((" + id + " UNION " + join + ") UNION ALL (" + join + ")) UNION " + id + ") UNION ALL (" + join
                        + ")");
        renders(ids.union(joined), id + " UNION " + join, id + " UNION " + join);
    }

    @Test
    void joiningOperandAfterASortedOperandIsParenthesized() {
        String sorted = "(SELECT students.id FROM students ORDER BY students.id)";
        String join = "SELECT students.id FROM students JOIN addresses ON students.id = addresses.st_id";
        renders(
                ids.orderBy(s.id).unionAll(joined),
                sorted + " UNION ALL " + join,
                sorted + " UNION ALL (" + join + ")");
    }
}
