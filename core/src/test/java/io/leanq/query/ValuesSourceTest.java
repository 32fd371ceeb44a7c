package io.leanq.query;

import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.DOUBLE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.values;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.row.Row2;
import io.leanq.query.row.ValuesSource1;
import io.leanq.query.row.ValuesSource2;
import io.leanq.testkit.SourceSamples;
import io.leanq.testkit.Students;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rows of values as a typed source: every value is a bind, cast so that the server knows the types of the columns. */
class ValuesSourceTest {
    private final Students s = STUDENTS;
    private final Declared<Integer, NumberExpression<Integer>> id = field("id", INTEGER);
    private final Declared<String, TextExpression> name = field("name", VARCHAR);

    private static void renders(Query<?> query, String sql, Object... binds) {
        assertRenders(query, LEANXCALE_LIKE, sql, binds);
    }

    private static void refused(ThrowingCallable building, String... words) {
        assertThatThrownBy(building).isInstanceOf(InvalidStatement.class).hasMessageContainingAll(words);
    }

    @Test
    void columnsOfASourceOfValuesHaveTheirKinds() {
        ValuesSource2<Integer, String> v = values("v", id, name).row(1, "a").row(2, null);
        renders(
                select(v.get(id).plus(1), v.get(name).upper()).from(v),
                "SELECT v.id + CAST(? AS INTEGER), UPPER(v.name) FROM (VALUES (CAST(? AS INTEGER), CAST(? AS VARCHAR)),"
                        + " (CAST(? AS INTEGER), CAST(? AS VARCHAR))) AS v (id, name)",
                1,
                1,
                "a",
                2,
                null);
    }

    @Test
    void sourceOfValuesIsJoinedAndAskedLikeATable() {
        ValuesSource2<Integer, String> v = values("v", id, name).row(1, "Ann").row(2, "x");
        renders(
                select(s.id)
                        .from(s)
                        .join(v)
                        .on(s.id.eq(v.get(id)))
                        .where(v.get(name).eq("x").or(s.name.eq(v.get(name)))),
                "SELECT students.id FROM students JOIN (VALUES (CAST(? AS INTEGER), CAST(? AS VARCHAR)), (CAST(? AS"
                        + " INTEGER), CAST(? AS VARCHAR))) AS v (id, name) ON students.id = v.id WHERE v.name ="
                        + " CAST(? AS VARCHAR) OR students.name = v.name",
                1,
                "Ann",
                2,
                "x",
                "x");
        ValuesSource1<Integer> ids = values("ids", id).row(4).row(-1);
        renders(
                select(s.name)
                        .from(s)
                        .where(s.id.in(select(ids.get(id)).from(ids)))
                        .orderBy(s.id),
                "SELECT students.name FROM students WHERE students.id IN (SELECT ids.id FROM (VALUES (CAST(? AS"
                        + " INTEGER)), (CAST(? AS INTEGER))) AS ids (id)) ORDER BY students.id",
                4,
                -1);
        renders(
                select(s.name)
                        .from(s)
                        .where(exists(
                                select(ids.get(id)).from(ids).where(ids.get(id).eq(s.id)))),
                "SELECT students.name FROM students WHERE EXISTS (SELECT ids.id FROM (VALUES (CAST(? AS INTEGER)),"
                        + " (CAST(? AS INTEGER))) AS ids (id) WHERE ids.id = students.id)",
                4,
                -1);
    }

    @Test
    void valuesOfEachTypeAreCastToTheDeclaredOne() {
        Declared<String, TextExpression> note = field("note", VARCHAR(5));
        Declared<BigDecimal, NumberExpression<BigDecimal>> price = field("price", DECIMAL(10, 2));
        Declared<Double, NumberExpression<Double>> level = field("level", DOUBLE);
        Declared<LocalDate, TemporalExpression<LocalDate>> day = field("day", DATE);
        Declared<LocalDateTime, TemporalExpression<LocalDateTime>> at = field("at", TIMESTAMP);
        var v = values("v", note, price, level, day, at)
                .row("xy", new BigDecimal("1.5"), 0.1, LocalDate.EPOCH, LocalDate.EPOCH.atTime(1, 2))
                .row(null, null, null, null, null);
        renders(
                select(v.get(note), v.get(price), v.get(level), v.get(day), v.get(at))
                        .from(v)
                        .where(v.get(note).eq("xy")),
                "SELECT v.note, v.price, v.level, v.\"day\", v.\"at\" FROM (VALUES (CAST(? AS"
                        + " VARCHAR), CAST(? AS DECIMAL(10,2)), CAST(? AS DOUBLE), CAST(? AS DATE), CAST(? AS"
                        + " TIMESTAMP(3))), (CAST(? AS VARCHAR), CAST(? AS DECIMAL(10,2)), CAST(? AS"
                        + " DOUBLE), CAST(? AS DATE), CAST(? AS TIMESTAMP(3)))) AS v (note, price, level, \"day\","
                        + " \"at\") WHERE v.note = ?",
                "xy",
                new BigDecimal("1.5"),
                0.1,
                LocalDate.EPOCH,
                LocalDate.EPOCH.atTime(1, 2),
                null,
                null,
                null,
                null,
                null,
                "xy");
        renders(
                SourceSamples.ARRAYS_AS_VALUES,
                "SELECT v.tags[2] FROM (VALUES (CAST(? AS BIGINT ARRAY))) AS v (tags)",
                List.of(5L, 6L));
    }

    @Test
    void rowsOfACollectionAreAddedInTheirOrder() {
        List<Row2<Integer, String>> rows = IntStream.range(0, 200)
                .mapToObj(i -> new Row2<>(i, i % 7 == 0 ? null : "n" + i))
                .toList();
        ValuesSource2<Integer, String> v = values("v", id, name).rows(rows).row(-5, "last");
        String each = "(CAST(? AS INTEGER), CAST(? AS VARCHAR))";
        Object[] binds = new Object[402];
        for (int i = 0; i < 200; i++) {
            binds[2 * i] = rows.get(i).value1();
            binds[2 * i + 1] = rows.get(i).value2();
        }
        binds[400] = -5;
        binds[401] = "last";
        renders(
                select(v.get(id), v.get(name)).from(v),
                "SELECT v.id, v.name FROM (VALUES "
                        + IntStream.rangeClosed(0, 200).mapToObj(i -> each).collect(Collectors.joining(", "))
                        + ") AS v (id, name)",
                binds);
        ValuesSource1<Integer> one = values("w", id).rows(Arrays.asList(7, null));
        renders(
                select(one.get(id)).from(one),
                "SELECT w.id FROM (VALUES (CAST(? AS INTEGER)), (CAST(? AS INTEGER))) AS w (id)",
                7,
                null);
    }

    @Test
    void valuesThatColumnsDoNotHoldAreRefused() {
        refused(() -> values("v", field("p", DECIMAL(4, 2))).row(new BigDecimal("1.555")), "row(…, DECIMAL(4,2))");
        refused(() -> values("v", field("p", VARCHAR(2))).row("abc"), "row(…, VARCHAR(2))", "longer");
        refused(() -> values("v", id, field("code", CHAR(2))), "field(\"code\", CHAR(2))", "declare VARCHAR");
    }

    @Test
    void sourceThatIsNotCompleteIsRefused() {
        refused(() -> values("v", id).rows(List.of()), "rows(…) of no rows", "ask whether the collection is empty");
        refused(() -> values("v", id, name).rows(null), "give the rows as a collection");
        refused(() -> values("v", id, name).rows(Arrays.asList(new Row2<>(1, "a"), null)), "give a row");
        refused(() -> values("v", id, field("ID", VARCHAR)), "declares ID twice");
        refused(() -> values(" ", id), "needs an alias");
        refused(() -> values("v", id, (Declared<String, ?>) null), "give field(name, type)");
        refused(() -> values("v", id).row(1).get(name), "does not declare field(\"name\", VARCHAR)");
        ValuesSource1<Integer> one = values("v", id).row(1);
        assertThat(one.rows(List.of()).get(id).node()).isEqualTo(one.get(id).node());
        refused(() -> select(one.get(id)).from(one.row(2)).render(LEANXCALE_LIKE), "v means another table there");
    }

    @Test
    void sixteenColumnsAreTyped() {
        var v = values(
                        "v",
                        id,
                        field("b", INTEGER),
                        field("c", INTEGER),
                        field("d", INTEGER),
                        field("e", INTEGER),
                        field("f", INTEGER),
                        field("g", INTEGER),
                        field("h", INTEGER),
                        field("i", INTEGER),
                        field("j", INTEGER),
                        field("k", INTEGER),
                        field("l", INTEGER),
                        field("m", INTEGER),
                        field("n", INTEGER),
                        field("o", INTEGER),
                        name)
                .row(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "z");
        String number = "CAST(? AS INTEGER), ";
        renders(
                select(v.get(name), v.get(id)).from(v),
                "SELECT v.name, v.id FROM (VALUES (" + number.repeat(15)
                        + "CAST(? AS VARCHAR))) AS v (id, b, c, d, e, f, g, h, i, j, k, l, m, n, o, name)",
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                10,
                11,
                12,
                13,
                14,
                15,
                "z");
    }

    @Test
    void sourceOfValuesShowsNoValue() {
        ValuesSource1<String> v = values("v", name).row("s3cret");
        assertThat(v.toString() + v.fromItem() + select(v.get(name)).from(v)).doesNotContain("s3cret");
        assertThat(select(v.get(name)).from(v))
                .isEqualTo(select(values("v", name).row("s3cret").get(name))
                        .from(values("v", name).row("s3cret")));
    }
}
