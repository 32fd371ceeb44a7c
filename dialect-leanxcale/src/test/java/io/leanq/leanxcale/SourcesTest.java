package io.leanq.leanxcale;

import static io.leanq.leanxcale.School.STUDENTS;
import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BIGINT_ARRAY;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.DOUBLE_ARRAY;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.DataType.VARCHAR_ARRAY;
import static io.leanq.query.Dsl.array;
import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.json;
import static io.leanq.query.Dsl.jsonArray;
import static io.leanq.query.Dsl.jsonArrayAgg;
import static io.leanq.query.Dsl.jsonObject;
import static io.leanq.query.Dsl.jsonObjectAgg;
import static io.leanq.query.Dsl.lateral;
import static io.leanq.query.Dsl.member;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.unnest;
import static io.leanq.query.Dsl.value;
import static io.leanq.query.Dsl.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.SqlException;
import io.leanq.leanxcale.School.Student;
import io.leanq.leanxcale.School.Students;
import io.leanq.query.Declared;
import io.leanq.query.Derived;
import io.leanq.query.Json;
import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.TextExpression;
import io.leanq.query.Unnested;
import io.leanq.query.row.Row2;
import io.leanq.query.row.Row6;
import io.leanq.query.row.ValuesSource2;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values, arrays and JSON on the embedded server, which refuses by name what H2 does not have. */
class SourcesTest extends EmbeddedTest {
    private final Students s = STUDENTS;
    private final Declared<Integer, NumberExpression<Integer>> id = field("id", INTEGER);
    private final Declared<String, TextExpression> name = field("name", VARCHAR);

    @BeforeEach
    void insertStudents() {
        db.execute(insertRows(
                s,
                List.of(
                        new Student(1, "Ann", LocalDate.of(2001, 2, 3), true),
                        new Student(2, "Bob", LocalDate.of(1999, 12, 31), false),
                        new Student(3, "Cid", null, true))));
    }

    private void refused(Query<?> query, String construct) {
        assertThatThrownBy(() -> db.fetch(query)).isInstanceOfSatisfying(SqlException.class, refusal -> {
            assertThat(refusal.sqlState()).isEqualTo("0A000");
            assertThat(refusal.serverMessage()).contains(construct + " is not supported by the embedded server; ");
        });
    }

    @Test
    void rowsOfValuesAreJoinedAndInserted() {
        ValuesSource2<Integer, String> v =
                values("v", id, name).row(1, "one").row(3, null).row(9, "nine");
        assertThat(db.fetch(select(s.name, v.get(name)).from(s).join(v).on(s.id.eq(v.get(id)))))
                .containsExactlyInAnyOrder(new Row2<>("Ann", "one"), new Row2<>("Cid", null));
        db.execute(insertInto(s, s.id, s.name)
                .select(select(v.get(id).plus(10), v.get(name))
                        .from(v)
                        .where(v.get(name).isNotNull())));
        assertThat(db.fetch(select(s.name).from(s).where(s.id.in(11, 19)))).containsExactlyInAnyOrder("one", "nine");
    }

    @Test
    void thousandsOfRowsOfValuesAreSent() {
        List<Row2<Integer, String>> rows =
                IntStream.range(0, 3_000).mapToObj(i -> new Row2<>(i, "n" + i)).toList();
        ValuesSource2<Integer, String> v = values("v", id, name).rows(rows);
        assertThat(db.fetch(select(v.get(id), v.get(name)).from(v))).containsExactlyElementsOf(rows);
    }

    @Test
    void arraysOfEachTypeTravelBothWays() {
        assertThat(db.fetchOne(select(
                                array(cast(s.id, BIGINT), value(5L)),
                                array(s.name, value("x")),
                                array(value(0.5), value(1e100)))
                        .from(s)
                        .where(s.id.eq(1))))
                .satisfies(row -> {
                    assertThat(row.value1()).containsExactly(1L, 5L);
                    assertThat(row.value2()).containsExactly("Ann", "x");
                    assertThat(row.value3()).containsExactly(0.5, 1e100);
                });
        List<String> texts = Arrays.asList("it's", null, "");
        assertThat(db.fetchOne(select(
                        value(texts, VARCHAR_ARRAY),
                        value(List.of(0.5), DOUBLE_ARRAY),
                        value(List.<Long>of(), BIGINT_ARRAY))))
                .satisfies(row -> {
                    assertThat(row.value1()).isEqualTo(texts);
                    assertThat(row.value2()).containsExactly(0.5);
                    assertThat(row.value3()).isEmpty();
                });
    }

    @Test
    void boundArrayHasAnyNumberOfRows() {
        List<Long> many = LongStream.range(0, 20_000).boxed().toList();
        Unnested<NumberExpression<Long>> u = unnest("u", value(many, BIGINT_ARRAY));
        assertThat(db.fetch(select(s.name, u.element().plus(1L)).from(s).join(u).on(s.id.eq(u.element()))))
                .containsExactlyInAnyOrder(new Row2<>("Ann", 2L), new Row2<>("Bob", 3L), new Row2<>("Cid", 4L));
        Unnested<TextExpression> names = unnest("n", value(List.of("Bob", "x"), VARCHAR_ARRAY));
        assertThat(db.fetch(select(s.id)
                        .from(s)
                        .where(s.name.in(select(names.element()).from(names)))))
                .containsExactly(2);
    }

    @Test
    void jsonIsMadeAndTested() {
        assertThat(db.fetchOne(select(jsonObject(
                                member("id", s.id),
                                member("name", s.name),
                                member("born", cast(s.born, VARCHAR)),
                                member("flags", jsonArray(s.active, value(2.5))),
                                member("raw", json(value("{\"x\":[1]}")))))
                        .from(s)
                        .where(s.id.eq(3))))
                .isEqualTo("{\"id\":3,\"name\":\"Cid\",\"born\":null,\"flags\":[true,2.5],\"raw\":{\"x\":[1]}}");
        assertThat(db.fetch(select(s.id).from(s).where(json(s.name).isJson()))).isEmpty();
        assertThat(db.fetch(select(s.id)
                        .from(s)
                        .where(jsonObject(member("x", jsonArray(s.id))).eq("{\"x\":[2]}"))))
                .containsExactly(2);
        assertThat(db.fetch(select(json(value("[1]")).isArray()))).containsExactly(true);
    }

    @Test
    void pathsFindWhatIsInJson() {
        Json doc = json(value("{\"a\":7,\"d\":\"2024-02-29\",\"l\":[{\"p\":1.25}]}"));
        assertThat(db.fetchOne(select(
                        doc.value("$.a", INTEGER),
                        doc.value("$.d", DATE),
                        doc.value("$.l[0].p", DECIMAL(10, 2)),
                        doc.value("$.x", INTEGER, 5),
                        doc.query("$.l"),
                        doc.exists("$.x"))))
                .isEqualTo(
                        new Row6<>(7, LocalDate.of(2024, 2, 29), new BigDecimal("1.25"), 5, "[{\"p\":1.25}]", false));
        assertThatThrownBy(() -> db.fetch(select(doc.requiredValue("strict $.x", INTEGER))))
                .isInstanceOfSatisfying(
                        SqlException.class,
                        failure -> assertThat(failure.sqlState()).isEqualTo("22035"));
    }

    @Test
    void jsonIsMadeOfManyRows() {
        assertThat(db.fetchOne(select(jsonObject(
                                member(
                                        "all",
                                        jsonArrayAgg(jsonObject(member("id", s.id), member("name", s.name)))
                                                .orderBy(s.id.desc())),
                                member("names", jsonObjectAgg(s.name, s.id))))
                        .from(s)
                        .where(s.id.in(1, 3))))
                .isEqualTo("{\"all\":[{\"id\":3,\"name\":\"Cid\"},{\"id\":1,\"name\":\"Ann\"}],\"names\":{\"Ann\":1,"
                        + "\"Cid\":3}}");
        assertThat(db.fetchOne(select(jsonArrayAgg(s.id).inAnyOrder()).from(s).where(s.id.eq(99))))
                .isEqualTo("[]");
        assertThatThrownBy(
                        () -> db.fetch(select(jsonObjectAgg(value("x"), s.id)).from(s)))
                .as("of two members of one key Calcite keeps one")
                .isInstanceOfSatisfying(
                        SqlException.class,
                        refusal -> assertThat(refusal.sqlState()).isEqualTo("HY000"));
    }

    @Test
    void formThatH2LacksIsRefusedByName() {
        Derived<Integer> top = lateral(
                "top", select(s.as("t").id).from(s.as("t")).where(s.as("t").id.lt(s.id)));
        refused(select(s.id).from(s).leftJoin(top).on(inline(true)), "LATERAL");
        Unnested<TextExpression> u = unnest("u", array(s.name, s.name));
        refused(select(u.element()).from(s).crossJoin(u), "UNNEST of a column");
    }
}
