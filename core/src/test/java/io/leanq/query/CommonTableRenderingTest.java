package io.leanq.query;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.cte;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.recursive;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.upsertInto;
import static io.leanq.query.Dsl.value;
import static io.leanq.query.Dsl.with;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.row.Row2;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The SQL of common table expressions, the types of their columns, and what is refused. */
class CommonTableRenderingTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;
    private final Cte<Row2<Integer, Long>> homes =
            cte("homes", select(a.studentId, count().as("total")).from(a).groupBy(a.studentId));
    private static final String HOMES =
            "homes (st_id, total) AS (SELECT addresses.st_id, COUNT(*) AS total FROM addresses GROUP BY "
                    + "addresses.st_id)";

    private static void renders(Statement statement, String sql, Object... binds) {
        assertRenders(statement, LEANXCALE_LIKE, sql, binds);
    }

    private static void refused(ThrowingCallable step, String... words) {
        assertThatThrownBy(step)
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void columnsHaveTheTypesOfTheSelectedExpressions() {
        renders(
                with(homes)
                        .query(select(s.name, homes.get("total", BIGINT))
                                .from(s)
                                .join(homes)
                                .on(s.id.eq(homes.get(a.studentId)))
                                .where(homes.get("total", BIGINT).gt(1L))),
                "WITH " + HOMES + " SELECT students.name, homes.total FROM students"
                        + " JOIN homes ON students.id = homes.st_id WHERE homes.total > ?",
                1L);
    }

    @Test
    void commonTableSeesTheOnesDeclaredBeforeIt() {
        Cte<Integer> busy = cte(
                "busy",
                select(homes.get(a.studentId))
                        .from(homes)
                        .where(homes.get("total", BIGINT).gt(1L)));
        renders(
                with(homes, busy).query(select(busy.get("st_id", INTEGER)).from(busy)),
                "WITH " + HOMES + ", busy (st_id) AS (SELECT homes.st_id FROM homes WHERE homes.total > ?)"
                        + " SELECT busy.st_id FROM busy",
                1L);
        refused(
                () -> with(busy, homes)
                        .query(select(busy.get("st_id", INTEGER)).from(busy))
                        .render(LEANXCALE_LIKE),
                "homes is used before it is declared");
    }

    @Test
    void commonTableJoinsItselfUnderAnAlias() {
        Cte<Row2<Integer, Long>> more = homes.as("more");
        renders(
                with(homes)
                        .query(select(homes.get(a.studentId), more.get(a.studentId))
                                .from(homes)
                                .join(more)
                                .on(homes.get("total", BIGINT).lt(more.get("total", BIGINT)))),
                "WITH " + HOMES + " SELECT homes.st_id, more.st_id FROM homes JOIN homes AS more"
                        + " ON homes.total < more.total");
    }

    @Test
    void subQueriesSelectFromACommonTable() {
        renders(
                with(homes)
                        .query(select(s.name)
                                .from(s)
                                .where(exists(select(homes.get("total", BIGINT))
                                        .from(homes)
                                        .where(homes.get(a.studentId).eq(s.id))))),
                "WITH " + HOMES + " SELECT students.name FROM students WHERE EXISTS"
                        + " (SELECT homes.total FROM homes WHERE homes.st_id = students.id)");
    }

    @Test
    void recursiveCommonTableSelectsFromItself() {
        Cte<Integer> numbers = recursive(
                "numbers",
                select(value(1, INTEGER).as("n")),
                itself -> select(itself.get("n", INTEGER).plus(1))
                        .from(itself)
                        .where(itself.get("n", INTEGER).lt(5)));
        renders(
                with(numbers).query(select(numbers.get("n", INTEGER)).from(numbers)),
                "WITH RECURSIVE numbers (n) AS (SELECT CAST(? AS INTEGER) AS n UNION ALL"
                        + " SELECT numbers.n + CAST(? AS INTEGER) FROM numbers WHERE numbers.n < ?)"
                        + " SELECT numbers.n FROM numbers",
                1,
                1,
                5);
    }

    @Test
    void stepOfARecursiveCommonTableMayJoin() {
        Students boss = STUDENTS.as("boss");
        Cte<Row2<Integer, String>> chain = recursive(
                "chain",
                select(s.id, s.name).from(s).where(s.id.eq(1)),
                itself -> select(boss.id, boss.name)
                        .from(boss)
                        .join(itself)
                        .on(boss.id.eq(itself.get(s.id).plus(1))));
        renders(
                with(chain).query(select(chain.get(s.name)).from(chain).limit(10)),
                "WITH RECURSIVE chain (id, name) AS (SELECT students.id, students.name FROM students"
                        + " WHERE students.id = ? UNION ALL SELECT boss.id, boss.name FROM students AS boss"
                        + " JOIN chain ON boss.id = chain.id + CAST(? AS INTEGER)) SELECT chain.name FROM chain "
                        + "LIMIT ?",
                1,
                1,
                10);
    }

    @Test
    void limitsAndCombinationsBelongToTheQuery() {
        Query<Integer> ids = select(homes.get(a.studentId)).from(homes);
        renders(with(homes).query(ids).limit(3), "WITH " + HOMES + " SELECT homes.st_id FROM homes LIMIT ?", 3);
        renders(
                with(homes).query(ids.union(select(s.id).from(s))),
                "WITH " + HOMES + " SELECT homes.st_id FROM homes UNION SELECT students.id FROM students");
        refused(() -> with(homes).query(ids).union(ids), "with(c).query(a.union(b))");
        refused(() -> ids.union(with(homes).query(ids)), "with(c).query(a.union(b))");
    }

    @Test
    void rowsOfACommonTableAreInsertedAndUpserted() {
        Query<Row2<Integer, String>> rows =
                with(homes).query(select(homes.get(a.studentId), value("Rome")).from(homes));
        String query = "WITH " + HOMES + " SELECT homes.st_id, CAST(? AS VARCHAR) FROM homes";
        renders(
                insertInto(a, a.studentId, a.city).select(rows),
                "INSERT INTO addresses (st_id, city) " + query,
                "Rome");
        renders(
                upsertInto(a, a.studentId, a.city).select(rows),
                "UPSERT INTO addresses (st_id, city) " + query,
                "Rome");
    }

    @Test
    void derivedTableContainsCommonTables() {
        Derived<Integer> d =
                derived("d", with(homes).query(select(homes.get(a.studentId)).from(homes)));
        renders(
                select(d.get("st_id", INTEGER)).from(d),
                "SELECT d.st_id FROM (WITH " + HOMES + " SELECT homes.st_id FROM homes) AS d (st_id)");
    }

    @Test
    void paramsOfTheOutermostQueryAreFilled() {
        Param<Long> least = param("least", BIGINT);
        Query<Integer> template = with(homes)
                .query(select(homes.get(a.studentId))
                        .from(homes)
                        .where(homes.get("total", BIGINT).ge(least)));
        renders(
                template.with(least, 2L),
                "WITH " + HOMES + " SELECT homes.st_id FROM homes WHERE homes.total >= ?",
                2L);
    }

    @Test
    void statementsOverTheSameCommonTableAreEqual() {
        assertThat(with(homes).query(select(homes.get(a.studentId)).from(homes)))
                .isEqualTo(with(homes).query(select(homes.get(a.studentId)).from(homes)))
                .hasSameHashCodeAs(
                        with(homes).query(select(homes.get(a.studentId)).from(homes)));
    }

    @Test
    void undeclaredCommonTableIsRefused() {
        refused(
                () -> select(homes.get(a.studentId)).from(homes).render(LEANXCALE_LIKE),
                "homes is selected from, but not declared around it",
                "with(homes).query(…)");
        Cte<Integer> another = cte("homes", select(s.id).from(s));
        refused(
                () -> with(another)
                        .query(select(homes.get(a.studentId)).from(homes))
                        .render(LEANXCALE_LIKE),
                "homes is selected from, but not declared");
    }

    @Test
    void nameThatIsTakenIsRefused() {
        Cte<Integer> other = cte("Homes", select(s.id).from(s));
        refused(
                () -> with(homes, other)
                        .query(select(homes.get(a.studentId)).from(homes))
                        .render(LEANXCALE_LIKE),
                "Homes twice");
        Cte<Integer> students = cte("students", select(a.studentId).from(a));
        refused(
                () -> with(students).query(select(s.id).from(s)).render(LEANXCALE_LIKE),
                "table students has the name of a common table");
    }

    @Test
    void commonTableSeesNoColumnsOfTheOuterQuery() {
        Cte<Integer> correlated = cte("c", select(a.studentId).from(a).where(a.studentId.eq(s.id)));
        refused(
                () -> select(s.id)
                        .from(s)
                        .where(exists(with(correlated)
                                .query(select(correlated.get(a.studentId)).from(correlated))))
                        .render(LEANXCALE_LIKE),
                "belongs to students, which is in no from clause around it");
    }

    @Test
    void tableGivenToTheStepCannotBeDeclared() {
        AtomicReference<Cte<Integer>> leaked = new AtomicReference<>();
        Cte<Integer> numbers = recursive("numbers", select(s.id).from(s), itself -> {
            leaked.set(itself);
            return select(itself.get(s.id)).from(itself);
        });
        assertThat(numbers.columns()).containsExactly("id");
        refused(() -> with(leaked.get()), "declare what recursive(…) answered");
    }

    @Test
    void missingNamesTablesAndNestedWithAreRefused() {
        refused(() -> cte(" ", select(s.id).from(s)), "needs a name");
        refused(() -> homes.as(""), "alias");
        refused(() -> with(), "at least one");
        refused(() -> with(homes).query(with(homes).query(select(s.id).from(s))), "declare all common tables in one");
    }
}
