package io.leanq.query;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import io.leanq.tree.SourceInstance;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The SQL of joins of every kind, distinct rows, and combinations inside combinations. */
class JoinRenderingTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES.as("a");

    private static void renders(Statement statement, String sql, Object... binds) {
        assertRenders(statement, LEANXCALE_LIKE, sql, binds);
    }

    private static Set<SourceInstance> outerJoined(Query<?> query) {
        return SubQueries.known(query).outerJoined();
    }

    @Test
    void rightAndFullJoinsRender() {
        renders(
                select(s.name, a.city).from(s).rightJoin(a).on(s.id.eq(a.studentId)),
                "SELECT students.name, a.city FROM students RIGHT JOIN addresses AS a ON students.id = a.st_id");
        renders(
                select(s.name, a.city).from(s).fullJoin(a).on(s.id.eq(a.studentId)),
                "SELECT students.name, a.city FROM students FULL JOIN addresses AS a ON students.id = a.st_id");
    }

    @Test
    void aCrossJoinNeedsNoCondition() {
        renders(
                select(s.name, a.city).from(s).crossJoin(a).where(s.active),
                "SELECT students.name, a.city FROM students CROSS JOIN addresses AS a WHERE students.active");
    }

    @Test
    void laterJoinsFollowACrossJoin() {
        Addresses b = ADDRESSES.as("b");
        renders(
                select(s.name)
                        .from(s)
                        .crossJoin(a)
                        .rightJoin(b)
                        .on(b.city.eq(a.city).and(b.studentId.eq(s.id))),
                "SELECT students.name FROM students CROSS JOIN addresses AS a"
                        + " RIGHT JOIN addresses AS b ON b.city = a.city AND b.st_id = students.id");
    }

    @Test
    void sideThatMayMissIsOuterJoined() {
        From<?> from = select(s.name).from(s);
        Addresses b = ADDRESSES.as("b");
        assertThat(outerJoined(from.leftJoin(a).on(s.id.eq(a.studentId)))).containsExactly(a.instance());
        assertThat(outerJoined(from.rightJoin(a).on(s.id.eq(a.studentId)))).containsExactly(s.instance());
        assertThat(outerJoined(from.fullJoin(a).on(s.id.eq(a.studentId))))
                .containsExactlyInAnyOrder(s.instance(), a.instance());
        assertThat(outerJoined(from.crossJoin(a))).isEmpty();
        assertThat(outerJoined(
                        from.join(a).on(s.id.eq(a.studentId)).rightJoin(b).on(b.city.eq(a.city))))
                .containsExactlyInAnyOrder(s.instance(), a.instance());
    }

    @Test
    void rowsOfBothPartsOfACombinationMayMiss() {
        RowShape<List<?>> row = row(a.studentId, a.city).as(List::of);
        Query<?> both =
                select(row).from(a).union(select(row).from(s).leftJoin(a).on(s.id.eq(a.studentId)));
        assertThat(outerJoined(both)).containsExactly(a.instance());
    }

    @Test
    void distinctRowsRender() {
        renders(
                select(s.name, s.active).distinct().from(s).orderBy(s.name.asc()),
                "SELECT DISTINCT students.name, students.active FROM students ORDER BY students.name");
        renders(select(s.name.upper()).distinct().from(s), "SELECT DISTINCT UPPER(students.name) FROM students");
    }

    @Test
    void distinctRowsAreOrderedOnlyByWhatIsSelected() {
        assertThatThrownBy(() -> select(s.name).distinct().from(s).orderBy(s.id.asc()))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("distinct")
                .hasMessageContaining("select the key too");
    }

    @Test
    void severalGroupingKeysAndHavingRender() {
        renders(
                select(s.name, s.active, count())
                        .from(s)
                        .groupBy(s.name, s.active)
                        .having(count().gt(1L).and(s.active)),
                "SELECT students.name, students.active, COUNT(*) FROM students"
                        + " GROUP BY students.name, students.active HAVING COUNT(*) > ? AND students.active",
                1L);
    }

    @Test
    void nestedCombinationsAreParenthesized() {
        Query<String> names = select(s.name).from(s);
        Query<String> cities = select(a.city).from(a);
        String n = "SELECT students.name FROM students";
        String c = "SELECT a.city FROM addresses AS a";
        renders(names.union(cities.intersect(names)), n + " UNION (" + c + " INTERSECT " + n + ")");
        renders(names.intersect(cities).union(names), "(" + n + " INTERSECT " + c + ") UNION " + n);
        renders(names.unionAll(cities).union(names), "(" + n + " UNION ALL " + c + ") UNION " + n);
        renders(
                names.union(cities).except(cities.intersect(names)),
                "(" + n + " UNION " + c + ") EXCEPT (" + c + " INTERSECT " + n + ")");
    }

    @Test
    void derivedCombinationKeepsItsOrderAndLimit() {
        Query<String> first = select(s.name)
                .from(s)
                .union(select(a.city).from(a))
                .orderBy(s.name.asc())
                .limit(3);
        Derived<String> d = derived("d", first);
        renders(
                select(d.get(s.name).upper()).from(d),
                "SELECT UPPER(d.name) FROM (SELECT students.name FROM students UNION"
                        + " SELECT a.city FROM addresses AS a ORDER BY 1 LIMIT ?) AS d (name)",
                3);
    }
}
