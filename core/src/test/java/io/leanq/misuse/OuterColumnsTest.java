package io.leanq.misuse;

import static io.leanq.query.Dsl.any;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.cte;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.value;
import static io.leanq.query.Dsl.with;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.Condition;
import io.leanq.query.Cte;
import io.leanq.query.DataType;
import io.leanq.query.Derived;
import io.leanq.query.Query;
import io.leanq.query.Statement;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import org.junit.jupiter.api.Test;

/**
 * Sub-queries with columns of the outer query, in cases where engines differ: an aggregate of outer columns only, and
 * columns of a grouped outer query that are no keys.
 */
class OuterColumnsTest {
    private static final Students S = STUDENTS;
    private static final Addresses A = ADDRESSES;
    private static final Condition LIVES = A.studentId.eq(S.id);

    private static void refused(Statement statement, String... words) {
        assertThatThrownBy(() -> statement.render(LEANXCALE_LIKE))
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
        assertThat(statement.toString()).as("toString never throws").isNotBlank();
    }

    private static void taken(Query<?> query, String sql, Object... binds) {
        assertRenders(query, LEANXCALE_LIKE, sql, binds);
    }

    /**
     * In the SQL standard this is an aggregate of the outer query; Calcite and H2 compute it over the rows of the inner
     * query.
     */
    @Test
    void aggregateOfOuterColumnsOnlyIsRefused() {
        String[] words = {"SUM", "columns of the query around it only", "students.id", "compute it there"};
        refused(select(S.name, scalar(select(sum(S.id)).from(A))).from(S), words);
        refused(select(S.name, scalar(select(sum(S.id.plus(S.id))).from(A))).from(S), words);
        refused(
                select(S.name)
                        .from(S)
                        .where(exists(select(A.city)
                                .from(A)
                                .groupBy(A.city)
                                .having(max(S.id).gt(1)))),
                "MAX");
        refused(select(S.name).from(S).where(S.id.in(select(max(S.id)).from(A))), "MAX");
        refused(select(S.name).from(S).where(S.id.eq(any(select(max(S.id)).from(A)))), "MAX");
        refused(select(S.name).from(S).orderBy(scalar(select(count(S.id)).from(A))), "COUNT");
        refused(
                select(S.name)
                        .from(S)
                        .groupBy(S.name)
                        .having(scalar(select(count(S.name)).from(A)).gt(1L)),
                "COUNT");
        refused(
                update(S)
                        .set(S.name, scalar(select(max(S.name)).from(A), DataType.VARCHAR))
                        .everyRow(),
                "MAX");
    }

    @Test
    void aggregateOfOuterColumnsInAnInnerQueryIsRefused() {
        Derived<Integer> d = derived("d", select(max(S.id).as("m")).from(A));
        refused(
                select(S.name, scalar(select(d.get("m", DataType.INTEGER)).from(d)))
                        .from(S),
                "MAX");
        refused(
                select(S.name)
                        .from(S)
                        .where(S.id.in(select(A.studentId)
                                .from(A)
                                .union(select(max(S.id)).from(A)))),
                "MAX");
        refused(
                select(
                                S.name,
                                scalar(select(max(scalar(select(S.name).from(A.as("b")))))
                                        .from(A)))
                        .from(S),
                "MAX");
    }

    @Test
    void aggregateWithAColumnOfItsOwnQueryIsAccepted() {
        taken(
                select(S.id, scalar(select(max(A.studentId.plus(S.id))).from(A)))
                        .from(S),
                "SELECT students.id, (SELECT MAX(addresses.st_id + students.id) FROM addresses) FROM students");
        taken(
                select(S.id, scalar(select(count()).from(A).where(LIVES))).from(S),
                "SELECT students.id, (SELECT COUNT(*) FROM addresses WHERE addresses.st_id = students.id)"
                        + " FROM students");
        taken(
                select(S.id, scalar(select(count(value(1, DataType.INTEGER))).from(A)))
                        .from(S),
                "SELECT students.id, (SELECT COUNT(CAST(? AS INTEGER)) FROM addresses) FROM students",
                1);
        taken(
                select(max(scalar(select(max(A.city)).from(A).where(LIVES)))).from(S),
                "SELECT MAX((SELECT MAX(addresses.city) FROM addresses WHERE addresses.st_id = students.id))"
                        + " FROM students");
    }

    /** The message says that no from clause has the column's table; this is checked first. */
    @Test
    void columnOfATableInNoFromIsReportedAsSuch() {
        refused(select(max(S.id)).from(A), "column id belongs to students", "add it by from or join");
    }

    @Test
    void columnThatIsNoKeyIsRefusedInASubQuery() {
        Query<String> city = select(max(A.city)).from(A).where(LIVES);
        String[] words = {"students.id", "in a sub-query beside groups", "key"};
        refused(select(S.name, scalar(city)).from(S).groupBy(S.name), words);
        refused(select(max(S.name), scalar(city)).from(S), words);
        refused(select(S.name).from(S).groupBy(S.name).having(exists(city)), words);
        refused(select(S.name).from(S).groupBy(S.name).having(S.name.in(city)), words);
        refused(select(S.name).from(S).groupBy(S.name).having(S.name.eq(any(city))), words);
        refused(select(S.name).from(S).groupBy(S.name).orderBy(scalar(city)), words);
        refused(
                select(S.id.plus(S.id), scalar(select(A.city).from(A).where(A.studentId.eq(S.id.plus(S.id)))))
                        .from(S)
                        .groupBy(S.id.plus(S.id)),
                words);
        Derived<String> d = derived("d", city);
        refused(
                select(S.name, scalar(select(d.get("max", DataType.VARCHAR)).from(d)))
                        .from(S)
                        .groupBy(S.name),
                words);
        refused(
                select(S.name)
                        .from(S)
                        .groupBy(S.name)
                        .having(exists(select(A.city).from(A).where(exists(city)))),
                words);
    }

    @Test
    void keyColumnIsAcceptedInASubQuery() {
        Query<String> city = select(max(A.city)).from(A).where(LIVES);
        taken(
                select(S.id, scalar(city))
                        .from(S)
                        .groupBy(S.id)
                        .having(exists(city))
                        .orderBy(scalar(city), S.id),
                "SELECT students.id, (SELECT MAX(addresses.city) FROM addresses WHERE addresses.st_id = students.id)"
                        + " FROM students GROUP BY students.id HAVING EXISTS (SELECT MAX(addresses.city) FROM addresses"
                        + " WHERE addresses.st_id = students.id) ORDER BY (SELECT MAX(addresses.city) FROM addresses"
                        + " WHERE addresses.st_id = students.id), students.id");
        taken(
                select(scalar(city), count()).from(S).groupBy(scalar(city)),
                "SELECT (SELECT MAX(addresses.city) FROM addresses WHERE addresses.st_id = students.id), COUNT(*)"
                        + " FROM students GROUP BY (SELECT MAX(addresses.city) FROM addresses"
                        + " WHERE addresses.st_id = students.id)");
    }

    /** A column of the same table in the sub-query, or of a common table, is no outer column. */
    @Test
    void columnOfTheSubQueryItselfIsAccepted() {
        taken(
                select(S.name, scalar(select(max(S.id)).from(S))).from(S).groupBy(S.name),
                "SELECT students.name, (SELECT MAX(students.id) FROM students) FROM students GROUP BY students.name");
        Cte<Integer> c = cte("c", select(S.id).from(S));
        taken(
                with(c).query(select(S.name, scalar(select(max(c.get(S.id))).from(c)))
                        .from(S)
                        .groupBy(S.name)),
                "WITH c (id) AS (SELECT students.id FROM students) SELECT students.name,"
                        + " (SELECT MAX(c.id) FROM c) FROM students GROUP BY students.name");
    }
}
