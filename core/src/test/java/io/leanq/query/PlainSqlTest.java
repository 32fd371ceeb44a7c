package io.leanq.query;

import static io.leanq.query.Dsl.aggregate;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.function;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.name;
import static io.leanq.query.Dsl.orderBy;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sql;
import static io.leanq.query.Dsl.value;
import static io.leanq.query.Dsl.windowFunction;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.row.Row2;
import io.leanq.testkit.Readings;
import io.leanq.testkit.Students;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Functions by name and plain SQL: what the language has no method for; values stay binds. */
class PlainSqlTest {
    private final Students s = STUDENTS;
    private final Readings r = READINGS;

    private static void renders(Query<?> query, String sql, Object... binds) {
        assertRenders(query, LEANXCALE_LIKE, sql, binds);
    }

    private static void refused(ThrowingCallable building, String words) {
        assertThatThrownBy(building).isInstanceOf(InvalidStatement.class).hasMessageContaining(words);
    }

    @Test
    void functionByNameHasTheKindOfItsType() {
        renders(
                select(function("CHAR_LENGTH", DataType.INTEGER, s.name).plus(1))
                        .from(s),
                "SELECT CHAR_LENGTH(students.name) + CAST(? AS INTEGER) FROM students",
                1);
        renders(
                select(s.id)
                        .from(s)
                        .where(function("LOWER", DataType.VARCHAR, value("ANN")).eq(s.name)),
                "SELECT students.id FROM students WHERE LOWER(CAST(? AS VARCHAR)) = students.name",
                "ANN");
    }

    @Test
    void aggregateAndWindowFunctionByNameAreTreatedAsSuch() {
        renders(
                select(r.valid, aggregate("MAX", DataType.BIGINT, r.sensor).plus(1))
                        .from(r)
                        .groupBy(r.valid),
                "SELECT readings.valid, MAX(readings.sensor) + CAST(? AS BIGINT) FROM readings GROUP BY readings.valid",
                1L);
        renders(
                select(s.id, aggregate("COUNT", DataType.BIGINT, s.name).over(orderBy(s.id)))
                        .from(s),
                "SELECT students.id, COUNT(students.name) OVER (ORDER BY students.id) FROM students");
        renders(
                select(s.id, windowFunction("ROW_NUMBER", DataType.BIGINT).over(orderBy(s.id)))
                        .from(s),
                "SELECT students.id, ROW_NUMBER() OVER (ORDER BY students.id) FROM students");
        refused(
                () -> select(s.id)
                        .from(s)
                        .where(aggregate("MAX", DataType.INTEGER, s.id).gt(1)),
                "an aggregate cannot stand in where");
        refused(() -> function("current_date", DataType.DATE), "SQL has it without parentheses");
        refused(() -> function("x(1); DROP TABLE t", DataType.INTEGER), "letters, digits and underscores");
    }

    @Test
    void plainSqlIsAnExpressionOfItsType() {
        renders(
                select(s.id)
                        .from(s)
                        .where(sql("MOD({0}, 2) = {1}", DataType.BOOLEAN, s.id, value(1))
                                .and(s.name.isNotNull())),
                "SELECT students.id FROM students WHERE (MOD(students.id, 2) = CAST(? AS INTEGER)) AND students.name IS"
                        + " NOT NULL",
                1);
        renders(
                select(sql("{0} || '{' || {0} || '?'", DataType.VARCHAR, s.name).upper())
                        .from(s),
                "SELECT UPPER(students.name || '{' || students.name || '?') FROM students");
        renders(
                select(s.id)
                        .from(s)
                        .where(sql(
                                "{0} IN {1}",
                                DataType.BOOLEAN, s.id, select(max(s.id)).from(s))),
                "SELECT students.id FROM students WHERE students.id IN (SELECT MAX(students.id) FROM students)");
    }

    @Test
    void columnOfATablePartBelongsToTheTextAround() {
        Students u = s.as("u");
        renders(
                select(s.id)
                        .from(s)
                        .where(sql("EXISTS (SELECT 1 FROM {0} WHERE {1} > {2})", DataType.BOOLEAN, u, u.id, s.id)),
                "SELECT students.id FROM students WHERE EXISTS (SELECT 1 FROM students AS u WHERE u.id > students.id)");
        var few = sql("(SELECT {0} FROM {1} WHERE {0} < 3) UNION (SELECT 9)", u.id, u)
                .asSource("few", field("id", DataType.INTEGER));
        renders(
                select(few.get(field("id", DataType.INTEGER))).from(few),
                "SELECT few.id FROM ((SELECT u.id FROM students AS u WHERE u.id < 3) UNION (SELECT 9)) AS few (id)");
    }

    /** Two names without a space between them would be another name. */
    @Test
    void partsBesideEachOtherStayApart() {
        assertThat(sql("DROP {0}{1}", name("a"), name("b"))
                        .render(LEANXCALE_LIKE)
                        .sql())
                .isEqualTo("DROP a b");
    }

    @Test
    void rowsOfUnlikeColumnsAreUnlikeStatements() {
        assertThat(sql("SELECT 1").as(field("a", DataType.INTEGER)))
                .isEqualTo(sql("SELECT 1").as(field("a", DataType.INTEGER)))
                .isNotEqualTo(sql("SELECT 1").as(field("a", DataType.VARCHAR)))
                .isNotEqualTo(sql("SELECT 1").as(field("b", DataType.INTEGER)));
    }

    @Test
    void hintIsSent() {
        assertThat(sql("DELETE /*+ forceAccess(ix) */ FROM {0}", s)
                        .render(LEANXCALE_LIKE)
                        .sql())
                .isEqualTo("DELETE /*+ forceAccess(ix) */ FROM students");
    }

    /** Right behind a minus, a negative number would begin a comment. */
    @Test
    void partIsATokenOfItsOwn() {
        renders(
                select(s.id)
                        .from(s)
                        .where(sql("{0} < 1-{1}", DataType.BOOLEAN, s.id, inline(-3))
                                .and(s.id.gt(2))),
                "SELECT students.id FROM students WHERE (students.id < 1- -3) AND students.id > ?",
                2);
    }

    @Test
    void columnInPlainSqlBelongsToASourceOfItsQuery() {
        assertThatThrownBy(() -> select(s.id)
                        .from(s)
                        .where(sql("{0} > 1", DataType.BOOLEAN, r.sensor))
                        .render(LEANXCALE_LIKE))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("is in no from clause around it");
        assertThatThrownBy(() -> select(s.name, sql("{0}", DataType.INTEGER, s.id), count())
                        .from(s)
                        .groupBy(s.name)
                        .render(LEANXCALE_LIKE))
                .hasMessageContaining("column students.id is selected beside groups");
    }

    @Test
    void plainSourceHasDeclaredColumns() {
        Declared<Integer, NumberExpression<Integer>> id = field("id", DataType.INTEGER);
        Declared<String, TextExpression> who = field("who", DataType.VARCHAR);
        DeclaredSource source =
                sql("SELECT id, name FROM {0} WHERE id > {1}", s, value(2)).asSource("x", id, who);
        renders(
                select(source.get(id).plus(1), source.get(who).upper())
                        .from(source)
                        .where(source.get(who).like("C%")),
                "SELECT x.id + CAST(? AS INTEGER), UPPER(x.who) FROM (SELECT id, name FROM students WHERE id > CAST(?"
                        + " AS INTEGER)) AS x (id, who) WHERE x.who LIKE CAST(? AS VARCHAR)",
                1,
                2,
                "C%");
        refused(() -> source.get(field("other", DataType.DATE)), "does not declare field(\"other\", DATE)");
        refused(() -> select(id).from(s).render(LEANXCALE_LIKE), "field(\"id\", …) is a declared column");
    }

    @Test
    void wholeStatementIsSentAsItIsWrittenWithItsBinds() {
        PlainStatement alter = sql("ALTER TABLE {0} ADD COLUMN {1} INTEGER", s, name("Odd \"x\""));
        assertThat(alter.render(LEANXCALE_LIKE).sql())
                .isEqualTo("ALTER TABLE students ADD COLUMN \"Odd \"\"x\"\"\" INTEGER");
        assertThat(sql("DROP VIEW {0}", name("app", "select"))
                        .render(LEANXCALE_LIKE)
                        .sql())
                .isEqualTo("DROP VIEW app.\"select\"");
        Param<Integer> least = param("least", DataType.INTEGER);
        Rows<Row2<Integer, String>> rows = sql("SELECT id, name FROM {0} WHERE {1} > {2}", s, s.id, least)
                .as(row(field("id", DataType.INTEGER), field("name", DataType.VARCHAR)));
        assertThat(rows.with(least, 5).render(LEANXCALE_LIKE).toString())
                .isEqualTo("SELECT id, name FROM students WHERE students.id > CAST(? AS INTEGER) -- 1 bind");
        assertThat(rows)
                .isEqualTo(sql("SELECT id, name FROM {0} WHERE {1} > {2}", s, s.id, least)
                        .as(row(field("id", DataType.INTEGER), field("name", DataType.VARCHAR))));
    }

    @Test
    void textThatCouldEndALiteralOrAStatementIsRefused() {
        refused(() -> sql("SELECT 'x"), "the quote ' at 7 has no other");
        refused(() -> sql("SELECT \"x"), "the quote \" at 7 has no other");
        refused(() -> sql("SELECT 1 -- x"), "it has a comment");
        refused(() -> sql("SELECT /*+ a({0}) */ 1", name("i")), "a hole stands in a hint");
        refused(() -> sql("SELECT /*+ a(?) */ 1"), "the hint has a ?");
        refused(() -> sql("SELECT /*+ a"), "the hint at 7 has no */");
        refused(() -> sql("SELECT 1 /* x */"), "it has a comment");
        refused(() -> sql("SELECT 1; DROP TABLE t"), "one call runs one statement");
        refused(() -> sql("SELECT (1"), "a ( has no )");
        refused(() -> sql("1) + (2", DataType.INTEGER), "a ) has no (");
        refused(() -> sql("SELECT ?"), "say {0}, and give value(x) or a param");
        refused(() -> sql("  "), "give a text");
        assertThat(sql("SELECT '-- ; ? (' AS x").render(LEANXCALE_LIKE).sql()).isEqualTo("SELECT '-- ; ? (' AS x");
    }

    @Test
    void holesAndPartsMatch() {
        refused(
                () -> sql("{0} + {1}", DataType.INTEGER, s.id),
                "hole {1} has no part; they are counted from {0} to {0}");
        refused(() -> sql("{0}", DataType.INTEGER, s.id, s.id), "part 1 has no hole {1}");
        refused(() -> sql("'{0}'", DataType.VARCHAR, s.name), "a hole stands in quotes, where nothing is filled in");
        refused(() -> sql("{0}", DataType.INTEGER, (SqlPart) null), "a value as value(x)");
    }

    @Test
    void hostileValueStaysData() {
        String hostile = "'); DROP TABLE students; -- {0} ? \" /*";
        renders(
                select(s.id).from(s).where(sql("{0} = {1}", DataType.BOOLEAN, s.name, value(hostile))),
                "SELECT students.id FROM students WHERE students.name = CAST(? AS VARCHAR)",
                hostile);
        var texts = derived(
                "d",
                select(sql("'{' || {0}", DataType.VARCHAR, value(hostile)).as("x"))
                        .from(s));
        renders(
                select(texts.get("x", DataType.VARCHAR)).from(texts),
                "SELECT d.x FROM (SELECT '{' || CAST(? AS VARCHAR) AS x FROM students) AS d (x)",
                hostile);
    }
}
