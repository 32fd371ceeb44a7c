package io.leanq.query;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.all;
import static io.leanq.query.Dsl.any;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.notExists;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.tuple;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.row.Row2;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The SQL of queries inside conditions, values and changes. */
class SubQueryRenderingTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES.as("a");

    private static void renders(Statement statement, String sql, Object... binds) {
        assertRenders(statement, LEANXCALE_LIKE, sql, binds);
    }

    private void rendersWhere(Condition condition, String sql, Object... binds) {
        renders(select(s.id).from(s).where(condition), "SELECT students.id FROM students WHERE " + sql, binds);
    }

    @Test
    void existsTakesAQuery() {
        Query<Integer> homes =
                select(value(1, INTEGER)).from(a).where(a.studentId.eq(s.id).and(a.city.eq("Rome")));
        String query = "EXISTS (SELECT CAST(? AS INTEGER) FROM addresses AS a WHERE a.st_id = students.id"
                + " AND a.city = ?)";
        rendersWhere(exists(homes), query, 1, "Rome");
        rendersWhere(notExists(homes), "NOT " + query, 1, "Rome");
        rendersWhere(s.active.and(exists(homes)), "students.active AND " + query, 1, "Rome");
    }

    @Test
    void aScalarSubSelectKeepsItsKind() {
        Query<Integer> newest = select(max(a.studentId)).from(a);
        rendersWhere(
                s.id.eq(scalar(newest, INTEGER).plus(1)),
                "students.id = (SELECT MAX(a.st_id) FROM addresses AS a) + CAST(? AS INTEGER)",
                1);
        Query<String> city = select(max(a.city)).from(a).where(a.studentId.eq(s.id));
        String cityOf = "(SELECT MAX(a.city) FROM addresses AS a WHERE a.st_id = students.id)";
        rendersWhere(scalar(city, VARCHAR).like("R%"), cityOf + " LIKE CAST(? AS VARCHAR)", "R%");
        rendersWhere(scalar(city).eq("Rome"), cityOf + " = CAST(? AS VARCHAR)", "Rome");
        Students two = STUDENTS.as("s2");
        rendersWhere(
                scalar(select(max(two.born)).from(two), DATE).year().gt(2000),
                "EXTRACT(YEAR FROM (SELECT MAX(s2.born) FROM students AS s2)) > ?",
                2000);
        rendersWhere(
                scalar(select(two.active).from(two).where(two.id.eq(1)), BOOLEAN)
                        .and(s.active),
                "(SELECT s2.active FROM students AS s2 WHERE s2.id = ?) AND students.active",
                1);
    }

    @Test
    void aScalarSubSelectIsSelectedAndSortedBy() {
        NumberExpression<Long> homes = scalar(select(count()).from(a).where(a.studentId.eq(s.id)), BIGINT);
        renders(
                select(s.name, homes.as("homes")).from(s),
                "SELECT students.name, (SELECT COUNT(*) FROM addresses AS a WHERE a.st_id = students.id) AS homes"
                        + " FROM students");
        renders(
                select(s.name).from(s).orderBy(homes.desc()),
                "SELECT students.name FROM students"
                        + " ORDER BY (SELECT COUNT(*) FROM addresses AS a WHERE a.st_id = students.id) DESC");
    }

    @Test
    void comparisonsTakeAnyAndAll() {
        Query<Integer> ids = select(a.studentId).from(a).where(a.city.eq("Rome"));
        String query = "(SELECT a.st_id FROM addresses AS a WHERE a.city = ?)";
        rendersWhere(s.id.eq(any(ids)), "students.id = ANY " + query, "Rome");
        rendersWhere(s.id.ne(all(ids)), "students.id <> ALL " + query, "Rome");
        rendersWhere(s.id.lt(any(ids)), "students.id < ANY " + query, "Rome");
        rendersWhere(s.id.le(all(ids)), "students.id <= ALL " + query, "Rome");
        rendersWhere(s.id.gt(all(ids)), "students.id > ALL " + query, "Rome");
        rendersWhere(s.id.ge(any(ids)), "students.id >= ANY " + query, "Rome");
    }

    @Test
    void tuplesAreLookedUpInQueriesAndLists() {
        rendersWhere(
                tuple(s.id, s.name).in(select(a.studentId, a.city).from(a)),
                "(students.id, students.name) IN (SELECT a.st_id, a.city FROM addresses AS a)");
        rendersWhere(
                tuple(s.id, s.name).notIn(select(a.studentId, a.city).from(a)),
                "(students.id, students.name) NOT IN (SELECT a.st_id, a.city FROM addresses AS a)");
        rendersWhere(
                tuple(s.id, s.name).in(List.of(new Row2<>(1, "Ann"), new Row2<>(2, "Bob"))),
                "(students.id, students.name) IN ((CAST(? AS INTEGER), CAST(? AS VARCHAR)),"
                        + " (CAST(? AS INTEGER), CAST(? AS VARCHAR)))",
                1,
                "Ann",
                2,
                "Bob");
        rendersWhere(tuple(s.id, s.name).in(List.of()), "FALSE");
        rendersWhere(tuple(s.id, s.name).notIn(List.of()), "TRUE");
    }

    @Test
    void aNullInATupleIsRefused() {
        assertThatThrownBy(() -> tuple(s.id, s.name).in(List.of(new Row2<>(1, null))))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("isNull()");
    }

    @Test
    void anUpdateTakesValuesFromSubSelects() {
        renders(
                update(s)
                        .set(s.name, scalar(select(max(a.city)).from(a).where(a.studentId.eq(s.id)), VARCHAR))
                        .where(exists(select(a.city).from(a).where(a.studentId.eq(s.id)))),
                "UPDATE students SET name ="
                        + " (SELECT MAX(a.city) FROM addresses AS a WHERE a.st_id = students.id)"
                        + " WHERE EXISTS (SELECT a.city FROM addresses AS a WHERE a.st_id = students.id)");
    }

    @Test
    void changedTableIsAliasedInSubQueries() {
        Students two = STUDENTS.as("s2");
        renders(
                update(s)
                        .set(s.active, false)
                        .where(s.id.lt(scalar(select(max(two.id)).from(two).where(two.name.eq(s.name)), INTEGER))),
                "UPDATE students SET active = ? WHERE id <"
                        + " (SELECT MAX(s2.id) FROM students AS s2 WHERE s2.name = students.name)",
                false);
        renders(
                deleteFrom(s).where(notExists(select(two.id).from(two).where(two.id.gt(s.id)))),
                "DELETE FROM students WHERE NOT EXISTS"
                        + " (SELECT s2.id FROM students AS s2 WHERE s2.id > students.id)");
        renders(
                deleteFrom(s)
                        .where(tuple(s.id, s.name)
                                .in(select(a.studentId, a.city).from(a))),
                "DELETE FROM students WHERE (id, name) IN (SELECT a.st_id, a.city FROM addresses AS a)");
    }

    @Test
    void differentWidthsAndTypesAreRefused() {
        assertThatThrownBy(() -> scalar(select(s.id, s.name).from(s)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("scalar: a query of one column is a value, and this has 2");
        assertThatThrownBy(() -> s.id.eq(any(unchecked(select(s.name).from(s)))))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("must be INTEGER, but the query gives VARCHAR(50)");
        assertThatThrownBy(() -> tuple(s.id, s.name)
                        .in(SubQueryRenderingTest.<Row2<Integer, String>>unchecked(
                                select(s.name, s.id).from(s))))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("in: column 1 must be INTEGER");
    }

    @SuppressWarnings("unchecked")
    private static <T> Query<T> unchecked(Query<?> query) {
        return (Query<T>) query;
    }
}
