package io.leanq.query;

import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.coalesce;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.row.Row2;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import io.leanq.schema.TextColumn;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Readings;
import io.leanq.testkit.RenderingAssert;
import io.leanq.testkit.Students;
import io.leanq.testkit.TableRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Grouping keys that contain bound values. A server takes two placeholders for different values, so the values of a key
 * are written as literals, with the same text in all clauses.
 */
class KeyLiteralsTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;
    private final Readings r = READINGS;

    private void gives(Expression<?> key, String sql) {
        assertRenders(
                select(key, count()).from(r).groupBy(key).orderBy(key),
                LEANXCALE_LIKE,
                "SELECT " + sql + ", COUNT(*) FROM readings GROUP BY " + sql + " ORDER BY " + sql);
    }

    private static void refused(Query<?> query, String... words) {
        assertThatThrownBy(() -> query.render(LEANXCALE_LIKE))
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words).contains("derived(…)"));
    }

    @Test
    void keyHasTheSameTextInAllClauses() {
        NumberExpression<Integer> key = s.id.plus(2);
        assertRenders(
                select(key, count())
                        .from(s)
                        .where(key.gt(0))
                        .groupBy(key)
                        .having(key.lt(9))
                        .orderBy(key.desc()),
                LEANXCALE_LIKE,
                "SELECT students.id + 2, COUNT(*) FROM students WHERE students.id + CAST(? AS INTEGER) > ?"
                        + " GROUP BY students.id + 2 HAVING students.id + 2 < ? ORDER BY students.id + 2 DESC",
                2,
                0,
                9);
    }

    @Test
    void keyInsideALargerExpressionHasTheSameText() {
        NumberExpression<Integer> key = s.id.plus(2);
        assertRenders(
                select(key.times(3), max(s.id.plus(4)))
                        .from(s)
                        .groupBy(key)
                        .orderBy(key.times(5).desc()),
                LEANXCALE_LIKE,
                "SELECT (students.id + 2) * CAST(? AS INTEGER), MAX(students.id + ?) FROM students"
                        + " GROUP BY students.id + 2 ORDER BY (students.id + 2) * CAST(? AS INTEGER) DESC",
                3,
                4,
                5);
    }

    @Test
    void everyKindOfExpressionCanBeAKey() {
        gives(r.channel.minus(-3), "readings.channel - (-3)");
        gives(value(-3, DataType.INTEGER).negate().plus(r.channel), "-(-3) + readings.channel");
        gives(r.channel.mod(3), "MOD(readings.channel, 3)");
        gives(r.sensor.plus(1L), "readings.sensor + CAST(1 AS BIGINT)");
        gives(r.price.times(new BigDecimal("1.05")), "readings.price * CAST(1.05 AS DECIMAL(10,2))");
        gives(r.level.times(1.5), "readings.level * CAST(1.5E0 AS DOUBLE)");
        gives(r.note.concat("it's"), "readings.note || CAST('it''s' AS VARCHAR)");
        gives(r.note.substring(1, 2), "SUBSTRING(readings.note FROM 1 FOR 2)");
        gives(r.note.position("l"), "POSITION(CAST('l' AS VARCHAR) IN readings.note)");
        gives(r.note.orElse("none"), "COALESCE(readings.note, CAST('none' AS VARCHAR))");
        gives(r.channel.nullIf(7), "NULLIF(readings.channel, 7)");
        gives(
                caseWhen(r.channel.gt(5), "many").otherwise("few"),
                "CASE WHEN readings.channel > 5 THEN CAST('many' AS VARCHAR) ELSE CAST('few' AS VARCHAR) END");
        gives(r.filed.gt(LocalDate.of(2024, 1, 1)), "readings.filed > DATE '2024-01-01'");
        gives(r.note.eq("llama"), "readings.note = 'llama'");
        gives(r.note.like("ll%"), "readings.note LIKE 'll%'");
        gives(r.channel.in(List.of(1, 7)), "readings.channel IN (1, 7)");
        gives(r.channel.between(1, 7).not(), "NOT (readings.channel BETWEEN 1 AND 7)");
        gives(r.channel.isDistinctFrom(7), "readings.channel IS DISTINCT FROM 7");
        gives(
                r.channel.eq(7).and(r.valid).or(r.note.isNull()),
                "(readings.channel = 7 AND readings.valid) OR readings.note IS NULL");
    }

    /** As a VARCHAR, the literal would differ from the column's value 'b    '. */
    @Test
    void charInAKeyIsPaddedLikeItsColumn() {
        DynamicTable table = Table.named("codes")
                .column("c", DataType.CHAR(5))
                .column("n", DataType.INTEGER)
                .build();
        TextColumn<DynamicTable> c = table.get("c", DataType.CHAR(5));
        RenderingAssert codes = RenderingAssert.knowing(List.of(new TableRows(
                table, List.of(Arrays.asList("b    ", 1), Arrays.asList(null, 2), Arrays.asList("abcde", 3)))));
        TextExpression filled = c.orElse("b");
        codes.renders(
                select(count()).from(table).groupBy(filled).orderBy(filled),
                LEANXCALE_LIKE,
                "SELECT COUNT(*) FROM codes GROUP BY COALESCE(codes.c, CAST('b' AS CHAR(5)))"
                        + " ORDER BY COALESCE(codes.c, CAST('b' AS CHAR(5)))");
        codes.renders(
                select(count())
                        .from(table)
                        .where(coalesce(c, inline("b", DataType.CHAR(5))).eq("b")),
                LEANXCALE_LIKE,
                "SELECT COUNT(*) FROM codes WHERE COALESCE(codes.c, CAST('b' AS CHAR(5))) = CAST(? AS CHAR(5))",
                "b");
        codes.renders(
                select(count()).from(table).where(inline("b", DataType.CHAR(3)).eq(inline("b ", DataType.CHAR(1)))),
                LEANXCALE_LIKE,
                "SELECT COUNT(*) FROM codes WHERE CAST('b' AS CHAR(3)) = CAST('b ' AS CHAR(1))");
    }

    @Test
    void keyInsideAnotherKeyIsWrittenOut() {
        NumberExpression<Integer> one = s.id.plus(1);
        NumberExpression<Integer> both = one.times(2);
        assertRenders(
                select(both, one, count()).from(s).groupBy(one, both).orderBy(one),
                LEANXCALE_LIKE,
                "SELECT (students.id + 1) * 2, students.id + 1, COUNT(*) FROM students"
                        + " GROUP BY students.id + 1, (students.id + 1) * 2 ORDER BY students.id + 1");
    }

    /** The server does not compare such a key with another expression. */
    @Test
    void keyThatIsUsedOnceKeepsItsPlaceholders() {
        assertRenders(
                select(count()).from(s).groupBy(s.id.mod(2)),
                LEANXCALE_LIKE,
                "SELECT COUNT(*) FROM students GROUP BY MOD(students.id, CAST(? AS INTEGER))",
                2);
        Param<Integer> step = param("step", DataType.INTEGER);
        assertRenders(
                select(max(s.id.plus(step))).from(s).groupBy(s.id.plus(step)).with(step, 1),
                LEANXCALE_LIKE,
                "SELECT MAX(students.id + ?) FROM students GROUP BY students.id + ?",
                1,
                1);
    }

    @Test
    void keyOfAnInnerQueryHasTheSameText() {
        NumberExpression<Integer> key = s.id.mod(2);
        Query<Row2<Integer, Long>> groups = select(key, count()).from(s).groupBy(key);
        String sql = "SELECT MOD(students.id, 2), COUNT(*) FROM students GROUP BY MOD(students.id, 2)";
        Derived<Row2<Integer, Long>> d = derived("d", groups);
        assertRenders(
                select(d.get(key)).from(d).where(d.get(key).eq(1)),
                LEANXCALE_LIKE,
                "SELECT d.column_1 FROM (" + sql + ") AS d (column_1, \"count\") WHERE d.column_1 = ?",
                1);
        assertRenders(
                groups.union(select(s.id, count()).from(s).groupBy(s.id)).orderBy(key, count()),
                LEANXCALE_LIKE,
                sql + " UNION SELECT students.id, COUNT(*) FROM students GROUP BY students.id ORDER BY 1, 2");
        NumberExpression<Integer> later = s.id.plus(100);
        assertRenders(
                insertInto(s, s.id, s.name)
                        .select(select(later, max(s.name)).from(s).groupBy(later)),
                LEANXCALE_LIKE,
                "INSERT INTO students (id, name) SELECT students.id + 100, MAX(students.name) FROM students"
                        + " GROUP BY students.id + 100");
    }

    @Test
    void distinctGroupsAreSortedByTheirKey() {
        NumberExpression<Integer> key = s.id.plus(2);
        assertRenders(
                select(key).distinct().from(s).groupBy(key, s.name).orderBy(key),
                LEANXCALE_LIKE,
                "SELECT DISTINCT students.id + 2 FROM students GROUP BY students.id + 2, students.name"
                        + " ORDER BY students.id + 2");
    }

    @Test
    void valueWithoutALiteralIsRefusedInAKey() {
        Param<Integer> step = param("step", DataType.INTEGER);
        NumberExpression<Integer> withParam = s.id.plus(step);
        refused(select(withParam, count()).from(s).groupBy(withParam), "param step");
        refused(select(count()).from(s).groupBy(withParam).having(withParam.gt(1)), "param step");
        refused(select(count()).from(s).groupBy(withParam).orderBy(withParam), "param step");
        NumberExpression<Double> nan = r.level.plus(Double.NaN);
        refused(select(nan, count()).from(r).groupBy(nan), "no literal");
        Condition skipped = r.filed.lt(LocalDate.of(1582, 10, 10));
        refused(select(skipped, count()).from(r).groupBy(skipped), "no literal");
        Expression<String> city =
                scalar(select(max(a.city)).from(a).where(a.studentId.eq(s.id).and(a.city.ne("x"))));
        refused(select(city, count()).from(s).groupBy(city), "a query with a value in it");
    }

    /** The user did not ask for literals in the text, so no message shows them. */
    @Test
    void textWithLiteralsIsMarkedAndNotShown() {
        TextExpression key = s.name.concat("s3ntinel");
        Query<?> query = select(key, sum(s.id)).from(s).groupBy(key);
        assertThat(query.bound(LEANXCALE_LIKE).holdsValues()).isTrue();
        assertThat(query.render(LEANXCALE_LIKE).holdsValues()).isTrue();
        assertThat(List.of(query, query.bound(LEANXCALE_LIKE), query.render(LEANXCALE_LIKE), key))
                .noneSatisfy(shown -> assertThat(shown.toString()).contains("s3ntinel"));
        assertThat(query.toString()).contains("GROUP BY students.name || CAST(? AS VARCHAR)");
        assertThat(query).isEqualTo(select(key, sum(s.id)).from(s).groupBy(key));
    }
}
