package io.leanq.query;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.noCondition;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.render.Dialect;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The SQL of the clauses of a select, in the order of SQL. */
class SelectRenderingTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES.as("a");

    record NameCity(String name, String city) {}

    private static void renders(Statement statement, String sql, Object... binds) {
        assertRenders(statement, LEANXCALE_LIKE, sql, binds);
    }

    @Test
    void oneColumnIsSelected() {
        renders(select(s.id).from(s), "SELECT students.id FROM students");
    }

    @Test
    void twoColumnsMakeATuple() {
        renders(select(s.id, s.name).from(s), "SELECT students.id, students.name FROM students");
    }

    @Test
    void selectFromSelectsTheColumnsOfTheRowRecord() {
        renders(selectFrom(s), "SELECT students.id, students.name, students.born, students.active FROM students");
    }

    @Test
    void nestedRowsAreFlatInTheSelectList() {
        renders(
                select(row(s.row(), row(s.name, a.city).as(NameCity::new)).as(List::of))
                        .from(s)
                        .join(a)
                        .on(s.id.eq(a.studentId)),
                "SELECT students.id, students.name, students.born, students.active, students.name, a.city"
                        + " FROM students JOIN addresses AS a ON students.id = a.st_id");
    }

    @Test
    void aListOfColumnsIsASelectList() {
        renders(select(List.of(s.id, s.name)).from(s), "SELECT students.id, students.name FROM students");
    }

    @Test
    void anAliasQualifiesItsColumns() {
        Students two = STUDENTS.as("s2");
        renders(select(two.name).from(two), "SELECT s2.name FROM students AS s2");
    }

    @Test
    void aTableJoinsItselfUnderAnAlias() {
        Students two = STUDENTS.as("s2");
        renders(
                select(s.name, two.name).from(s).join(two).on(s.id.lt(two.id)),
                "SELECT students.name, s2.name FROM students JOIN students AS s2 ON students.id < s2.id");
    }

    @Test
    void joinsAndLeftJoinsKeepTheirOrder() {
        Addresses b = ADDRESSES.as("b");
        renders(
                select(s.name)
                        .from(s)
                        .leftJoin(a)
                        .on(s.id.eq(a.studentId))
                        .join(b)
                        .on(b.city.eq(a.city)),
                "SELECT students.name FROM students LEFT JOIN addresses AS a ON students.id = a.st_id"
                        + " JOIN addresses AS b ON b.city = a.city");
    }

    @Test
    void labelsAreWrittenWithAs() {
        renders(
                select(s.id.as("number"), s.name.as("who")).from(s),
                "SELECT students.id AS number, students.name AS who FROM students");
    }

    @Test
    void clausesRenderInTheOrderOfSql() {
        renders(
                select(s.name, count())
                        .from(s)
                        .where(s.active)
                        .groupBy(s.name)
                        .having(count().gt(2L))
                        .orderBy(count().desc(), s.name.asc())
                        .limit(10)
                        .offset(20),
                "SELECT students.name, COUNT(*) FROM students WHERE students.active GROUP BY students.name"
                        + " HAVING COUNT(*) > ? ORDER BY COUNT(*) DESC, students.name LIMIT ? OFFSET ?",
                2L,
                10,
                20);
    }

    @Test
    void anAbsentFilterLeavesTheClauseOut() {
        renders(select(s.id).from(s).where(noCondition()), "SELECT students.id FROM students");
        renders(
                select(s.name).from(s).groupBy(s.name).having(noCondition()),
                "SELECT students.name FROM students GROUP BY students.name");
    }

    @Test
    void nullsAreOrderedOnlyOnRequest() {
        renders(
                select(s.id)
                        .from(s)
                        .orderBy(
                                s.born.asc(),
                                s.name.desc().nullsLast(),
                                s.id.asc().nullsFirst()),
                "SELECT students.id FROM students ORDER BY students.born, students.name DESC NULLS LAST,"
                        + " students.id NULLS FIRST");
    }

    @Test
    void limitAndOffsetRenderWithoutOrderBy() {
        renders(select(s.id).from(s).limit(1), "SELECT students.id FROM students LIMIT ?", 1);
        renders(select(s.id).from(s).offset(5), "SELECT students.id FROM students OFFSET ?", 5);
        renders(select(s.id).from(s).limit(0), "SELECT students.id FROM students LIMIT ?", 0);
    }

    /** Calcite does not accept a placeholder as the limit of a query inside an expression. */
    @Test
    void limitInASubQueryIsALiteral() {
        Students two = STUDENTS.as("s2");
        renders(
                select(s.id)
                        .from(s)
                        .where(s.id.in(select(two.id)
                                .from(two)
                                .orderBy(two.id)
                                .limit(2)
                                .offset(1))),
                "SELECT students.id FROM students WHERE students.id IN (SELECT s2.id FROM students AS s2"
                        + " ORDER BY s2.id LIMIT 2 OFFSET 1)");
        renders(
                select(s.id)
                        .from(s)
                        .where(exists(select(two.id).from(two).limit(1)))
                        .limit(3),
                "SELECT students.id FROM students WHERE EXISTS (SELECT s2.id FROM students AS s2 LIMIT 1) LIMIT ?",
                3);
        var newest =
                derived("d", select(two.id).from(two).orderBy(two.id.desc()).limit(2));
        renders(
                select(newest.get(two.id)).from(newest),
                "SELECT d.id FROM (SELECT s2.id FROM students AS s2 ORDER BY s2.id DESC LIMIT ?) AS d (id)",
                2);
    }

    @Test
    void moreRowsThanAnIntegerCountsAreRefused() {
        assertThatThrownBy(() -> select(s.id).from(s).limit(1L << 31))
                .isInstanceOf(InvalidStatement.class)
                .hasMessage("limit(2147483648): LeanXcale counts rows up to 2147483647: leave the limit out");
        assertThatThrownBy(() -> select(s.id).from(s).offset(1L << 31))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("narrow the condition instead");
    }

    @Test
    void standardPagingIsOffsetAndFetch() {
        assertRenders(
                select(s.id).from(s).limit(10).offset(20),
                Dialect.STANDARD,
                "SELECT students.id FROM students OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                20,
                10);
        assertRenders(
                select(s.id).from(s).limit(10),
                Dialect.STANDARD,
                "SELECT students.id FROM students FETCH NEXT ? ROWS ONLY",
                10);
    }

    @Test
    void aSequenceIsSelectedWithoutFrom() {
        renders(select(Students.STUDENT_IDS.next()), "SELECT NEXT VALUE FOR student_ids");
    }

    @Test
    void derivedTablesNameTheirColumns() {
        Derived<?> d = derived("d", select(s.name, count()).from(s).groupBy(s.name));
        renders(
                select(d.get(s.name)).from(d).where(d.get(count()).gt(2L)),
                "SELECT d.name FROM (SELECT students.name, COUNT(*) FROM students GROUP BY students.name)"
                        + " AS d (name, \"count\") WHERE d.\"count\" > ?",
                2L);
    }

    @Test
    void derivedColumnsWithTheSameNameAreNumbered() {
        Derived<?> d = derived(
                "d",
                select(s.id, a.studentId, s.id.plus(1), a.studentId.as("id"))
                        .from(s)
                        .join(a)
                        .on(s.id.eq(a.studentId)));
        renders(
                select(d.get(s.id), d.get(s.id.plus(1))).from(d),
                "SELECT d.id, d.column_3 FROM (SELECT students.id, a.st_id, students.id + ?,"
                        + " a.st_id AS id FROM students JOIN addresses AS a ON students.id = a.st_id)"
                        + " AS d (id, st_id, column_3, id_4)",
                1);
    }

    @Test
    void derivedTablesAreJoined() {
        Derived<?> d =
                derived("d", select(a.studentId, count().as("homes")).from(a).groupBy(a.studentId));
        renders(
                select(s.name, d.get("homes", io.leanq.query.DataType.BIGINT))
                        .from(s)
                        .leftJoin(d)
                        .on(s.id.eq(d.get(a.studentId))),
                "SELECT students.name, d.homes FROM students LEFT JOIN (SELECT a.st_id, COUNT(*) AS homes"
                        + " FROM addresses AS a GROUP BY a.st_id) AS d (st_id, homes) ON students.id = d.st_id");
    }

    @Test
    void subQueryMayReferToTheOuterQuery() {
        renders(
                select(s.name).from(s).where(s.id.in(select(a.studentId).from(a).where(a.city.eq(s.name)))),
                "SELECT students.name FROM students WHERE students.id IN"
                        + " (SELECT a.st_id FROM addresses AS a WHERE a.city = students.name)");
    }

    @Test
    void unionsAreFlatAndOrderedByPosition() {
        From<String> names = select(s.name).from(s);
        Query<String> cities = select(a.city).from(a);
        renders(
                names.union(cities).union(names).orderBy(s.name.desc()).limit(3),
                "SELECT students.name FROM students UNION SELECT a.city FROM addresses AS a"
                        + " UNION SELECT students.name FROM students ORDER BY 1 DESC LIMIT ?",
                3);
        renders(
                names.unionAll(cities),
                "SELECT students.name FROM students UNION ALL SELECT a.city FROM addresses AS a");
        renders(names.except(cities), "SELECT students.name FROM students EXCEPT SELECT a.city FROM addresses AS a");
        renders(
                names.intersect(cities),
                "SELECT students.name FROM students INTERSECT SELECT a.city FROM addresses AS a");
    }

    @Test
    void combinationsOfDifferentOperatorsKeepTheirParentheses() {
        From<String> names = select(s.name).from(s);
        Query<String> cities = select(a.city).from(a);
        renders(
                names.union(cities).except(names),
                "(SELECT students.name FROM students UNION SELECT a.city FROM addresses AS a)"
                        + " EXCEPT SELECT students.name FROM students");
        renders(
                names.except(cities.union(names)),
                "SELECT students.name FROM students EXCEPT"
                        + " (SELECT a.city FROM addresses AS a UNION SELECT students.name FROM students)");
        renders(
                names.except(cities).except(names),
                "SELECT students.name FROM students EXCEPT SELECT a.city FROM addresses AS a"
                        + " EXCEPT SELECT students.name FROM students");
        renders(
                names.except(cities.except(names)),
                "SELECT students.name FROM students EXCEPT"
                        + " (SELECT a.city FROM addresses AS a EXCEPT SELECT students.name FROM students)");
    }

    @Test
    void limitedPartsOfAUnionKeepTheirParentheses() {
        From<String> names = select(s.name).from(s);
        Query<String> cities = select(a.city).from(a);
        renders(
                names.orderBy(s.name.asc()).limit(1).unionAll(cities.limit(2)),
                "(SELECT students.name FROM students ORDER BY students.name LIMIT ?)"
                        + " UNION ALL (SELECT a.city FROM addresses AS a LIMIT ?)",
                1,
                2);
        renders(
                names.unionAll(cities).limit(1).unionAll(names),
                "(SELECT students.name FROM students UNION ALL SELECT a.city FROM addresses AS a LIMIT ?)"
                        + " UNION ALL SELECT students.name FROM students",
                1);
    }
}
