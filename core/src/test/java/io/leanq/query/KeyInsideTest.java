package io.leanq.query;

import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.coalesce;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.exec.StandardPlatform;
import io.leanq.testkit.Readings;
import io.leanq.testkit.Students;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A computed grouping key inside larger expressions, in the select list, HAVING and ORDER BY, and CASE beside groups.
 */
class KeyInsideTest {
    private final Students s = STUDENTS;
    private final Readings r = READINGS;

    private void gives(Expression<?> key, Expression<?> over, String keySql, String sql) {
        assertRenders(
                select(over, count())
                        .from(s)
                        .groupBy(key)
                        .having(over.isNotNull())
                        .orderBy(over.desc()),
                LEANXCALE_LIKE,
                "SELECT " + sql + ", COUNT(*) FROM students GROUP BY " + keySql + " HAVING (" + sql
                        + ") IS NOT NULL ORDER BY " + sql + " DESC");
    }

    @Test
    void keyIsRepeatedInsideACast() {
        String length = "CHAR_LENGTH(students.name)";
        assertRenders(
                select(cast(s.name.length(), DataType.BIGINT), count())
                        .from(s)
                        .groupBy(s.name.length())
                        .having(cast(s.name.length(), DataType.BIGINT).gt(0L))
                        .orderBy(cast(s.name.length(), DataType.BIGINT)),
                LEANXCALE_LIKE,
                "SELECT CAST(" + length + " AS BIGINT), COUNT(*) FROM students GROUP BY " + length + " HAVING CAST("
                        + length + " AS BIGINT) > ? ORDER BY CAST(" + length + " AS BIGINT)",
                0L);
        assertRenders(
                select(count()).from(s).groupBy(s.name.length()).orderBy(cast(s.name.length(), DataType.VARCHAR)),
                LEANXCALE_LIKE,
                "SELECT COUNT(*) FROM students GROUP BY " + length + " ORDER BY CAST(" + length + " AS VARCHAR)");
    }

    @Test
    void keyIsRepeatedInsideOtherExpressions() {
        gives(
                s.name.upper(),
                s.name.upper().concat(s.name.upper()),
                "UPPER(students.name)",
                "UPPER(students.name) || UPPER(students.name)");
        gives(
                s.id.mod(2),
                s.id.mod(2).plus(s.id.mod(2)),
                "MOD(students.id, 2)",
                "MOD(students.id, 2) + MOD(students.id, 2)");
        gives(s.active.isNull(), s.active.isNull().not(), "students.active IS NULL", "NOT (students.active IS NULL)");
    }

    @Test
    void keyIsRepeatedInsideACase() {
        Expression<String> over = caseWhen(s.name.length().gt(3), "long").otherwise("short");
        assertRenders(
                select(over, max(s.id)).from(s).groupBy(s.name.length()).orderBy(over, count()),
                LEANXCALE_LIKE,
                "SELECT CASE WHEN CHAR_LENGTH(students.name) > ? THEN CAST(? AS VARCHAR) ELSE CAST(? AS VARCHAR) END,"
                        + " MAX(students.id) FROM students GROUP BY CHAR_LENGTH(students.name) ORDER BY CASE WHEN"
                        + " CHAR_LENGTH(students.name) > CAST(? AS INTEGER) THEN CAST(? AS VARCHAR)"
                        + " ELSE CAST(? AS VARCHAR) END, COUNT(*)",
                3,
                "long",
                "short",
                3,
                "long",
                "short");
    }

    /** A chain of calls becomes one flat node, in which the operands of the key are separated again. */
    @Test
    void keyInsideALongerChainIsParenthesized() {
        TextExpression doubled = s.name.concat(s.name);
        assertRenders(
                select(doubled.concat("!"), s.name.upper().concat(doubled), count())
                        .from(s)
                        .groupBy(doubled, s.name.upper())
                        .orderBy(doubled.concat(doubled)),
                LEANXCALE_LIKE,
                "SELECT (students.name || students.name) || CAST(? AS VARCHAR), UPPER(students.name)"
                        + " || (students.name || students.name), COUNT(*) FROM students"
                        + " GROUP BY students.name || students.name, UPPER(students.name)"
                        + " ORDER BY (students.name || students.name) || (students.name || students.name)",
                "!");
        TextExpression marked = s.name.concat("x");
        assertRenders(
                select(marked.concat("y"), count()).from(s).groupBy(marked),
                LEANXCALE_LIKE,
                "SELECT (students.name || CAST('x' AS VARCHAR)) || CAST(? AS VARCHAR), COUNT(*) FROM students"
                        + " GROUP BY students.name || CAST('x' AS VARCHAR)",
                "y");
        Condition both = s.active.and(s.id.gt(s.id.negate()));
        assertRenders(
                select(both, count()).from(s).groupBy(both).having(both.and(count().gt(1L))),
                LEANXCALE_LIKE,
                "SELECT students.active AND students.id > -students.id, COUNT(*) FROM students"
                        + " GROUP BY students.active AND students.id > -students.id"
                        + " HAVING (students.active AND students.id > -students.id) AND COUNT(*) > ?",
                1L);
    }

    @Test
    void longerOfTwoKeysIsFoundFirst() {
        TextExpression two = s.name.concat(s.name);
        TextExpression three = two.concat(s.name.upper());
        assertRenders(
                select(three.concat("!"), two, three).from(s).groupBy(two, three),
                LEANXCALE_LIKE,
                "SELECT (students.name || students.name || UPPER(students.name)) || CAST(? AS VARCHAR),"
                        + " students.name || students.name, students.name || students.name || UPPER(students.name)"
                        + " FROM students GROUP BY students.name || students.name,"
                        + " students.name || students.name || UPPER(students.name)",
                "!");
    }

    /** H2 recognizes a computed key only where it is the whole expression. */
    @Test
    void keyInsideAnExpressionBecomesAnyValueForH2() {
        Condition key = coalesce(s.active, s.active.isNull());
        assertThat(select(key, key.eq(true), s.active, max(s.id))
                        .from(s)
                        .groupBy(key, s.active)
                        .having(key.ne(s.active))
                        .orderBy(key, key.isNull())
                        .render(StandardPlatform.H2.dialect(Optional.empty()))
                        .sql())
                .isEqualTo("SELECT COALESCE(students.active, students.active IS NULL),"
                        + " ANY_VALUE(COALESCE(students.active, students.active IS NULL)) = ?, students.active,"
                        + " MAX(students.id) FROM students"
                        + " GROUP BY COALESCE(students.active, students.active IS NULL), students.active"
                        + " HAVING ANY_VALUE(COALESCE(students.active, students.active IS NULL)) <> students.active"
                        + " ORDER BY COALESCE(students.active, students.active IS NULL),"
                        + " ANY_VALUE(COALESCE(students.active, students.active IS NULL)) IS NULL");
    }

    /** H2 does not recognize a key that is the whole HAVING. */
    @Test
    void keyAsTheWholeHavingBecomesAnyValueForH2() {
        Condition key = s.active.isNotNull();
        assertThat(select(count())
                        .from(s)
                        .groupBy(key)
                        .having(key)
                        .render(StandardPlatform.H2.dialect(Optional.empty()))
                        .sql())
                .isEqualTo("SELECT COUNT(*) FROM students GROUP BY students.active IS NOT NULL"
                        + " HAVING ANY_VALUE(students.active IS NOT NULL)");
    }

    @Test
    void valuesOfACaseInHavingAreCast() {
        assertRenders(
                select(r.channel)
                        .from(r)
                        .groupBy(r.channel)
                        .having(caseWhen(max(r.sensor).gt(1L), max(r.sensor).lt(9L))
                                .otherwise(false)),
                LEANXCALE_LIKE,
                "SELECT readings.channel FROM readings GROUP BY readings.channel HAVING CASE WHEN MAX(readings.sensor)"
                        + " > CAST(? AS BIGINT) THEN MAX(readings.sensor) < CAST(? AS BIGINT) ELSE CAST(? AS "
                        + "BOOLEAN) END",
                1L,
                9L,
                false);
        assertRenders(
                select(r.channel)
                        .from(r)
                        .groupBy(r.channel)
                        .having(caseWhen(r.channel.gt(1), max(r.sensor))
                                .otherwise(5L)
                                .gt(3L)),
                LEANXCALE_LIKE,
                "SELECT readings.channel FROM readings GROUP BY readings.channel HAVING CASE WHEN readings.channel"
                        + " > CAST(? AS INTEGER) THEN MAX(readings.sensor) ELSE CAST(? AS BIGINT) END > ?",
                1,
                5L,
                3L);
        assertRenders(
                select(r.channel)
                        .from(r)
                        .groupBy(r.channel)
                        .having(count().gt(0L)
                                .and(caseWhen(r.channel.gt(1), value("a"))
                                        .otherwise("b")
                                        .like("a%"))),
                LEANXCALE_LIKE,
                "SELECT readings.channel FROM readings GROUP BY readings.channel HAVING COUNT(*) > ? AND"
                        + " CASE WHEN readings.channel > CAST(? AS INTEGER) THEN CAST(? AS VARCHAR)"
                        + " ELSE CAST(? AS VARCHAR) END LIKE CAST(? AS VARCHAR)",
                0L,
                1,
                "a",
                "b",
                "a%");
    }

    /**
     * A server infers the type of a placeholder without another operand only in the WHERE of the outermost statement.
     */
    @Test
    void valueThatIsAWholeConditionIsCast() {
        Condition yes = cast(value(true, DataType.BOOLEAN), DataType.BOOLEAN);
        assertRenders(
                select(s.name).from(s).where(s.id.in(select(s.id).from(s).where(yes))),
                LEANXCALE_LIKE,
                "SELECT students.name FROM students WHERE students.id IN"
                        + " (SELECT students.id FROM students WHERE CAST(? AS BOOLEAN))",
                true);
        assertRenders(
                select(s.name).from(s).groupBy(s.name).having(cast(value(true, DataType.BOOLEAN), DataType.BOOLEAN)),
                LEANXCALE_LIKE,
                "SELECT students.name FROM students GROUP BY students.name HAVING CAST(? AS BOOLEAN)",
                true);
    }
}
