package io.leanq.query;

import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.any;
import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.json;
import static io.leanq.query.Dsl.jsonArray;
import static io.leanq.query.Dsl.jsonArrayAgg;
import static io.leanq.query.Dsl.jsonObject;
import static io.leanq.query.Dsl.jsonObjectAgg;
import static io.leanq.query.Dsl.lateral;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.member;
import static io.leanq.query.Dsl.partitionBy;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** One JSON text of many rows, as Calcite and H2 compute it alike, and what is refused since Calcite computes it wrongly. */
class JsonAggregatesTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;

    private static void renders(Query<?> query, String sql, Object... binds) {
        assertRenders(query, LEANXCALE_LIKE, sql, binds);
    }

    private static void refused(ThrowingCallable building, String... words) {
        assertThatThrownBy(building).isInstanceOf(InvalidStatement.class).hasMessageContainingAll(words);
    }

    @Test
    void arraysOfColumnsHaveAnOrderAndNulls() {
        renders(
                select(
                                jsonArrayAgg(s.name).orderBy(s.id.desc()),
                                jsonArrayAgg(s.active).orderBy(List.of(s.id)),
                                jsonArrayAgg(JsonNulls.ABSENT, s.active)
                                        .orderBy(s.born.desc().nullsLast(), s.id))
                        .from(s),
                "SELECT JSON_ARRAYAGG(students.name ORDER BY students.id DESC NULL ON NULL), JSON_ARRAYAGG(students.active"
                        + " ORDER BY students.id NULL ON NULL), JSON_ARRAYAGG(students.active ORDER BY students.born DESC"
                        + " NULLS LAST, students.id ABSENT ON NULL) FROM students");
    }

    @Test
    void orderMayHaveValues() {
        renders(
                select(jsonArrayAgg(s.id)
                                .orderBy(
                                        s.name.concat("x").desc(), s.id.in(1, 2).asc(), s.id))
                        .from(s),
                "SELECT JSON_ARRAYAGG(students.id ORDER BY students.name || CAST(? AS VARCHAR) DESC, students.id IN"
                        + " (CAST(? AS INTEGER), CAST(? AS INTEGER)), students.id NULL ON NULL) FROM students",
                "x",
                1,
                2);
    }

    @Test
    void arraysOfObjectsStandInObjectsOfGroups() {
        renders(
                select(
                                s.active,
                                jsonObject(member(
                                        "students",
                                        jsonArrayAgg(jsonObject(member("name", s.name)))
                                                .orderBy(s.id.asc()))),
                                count())
                        .from(s)
                        .groupBy(s.active)
                        .having(jsonArrayAgg(jsonArray(s.id)).orderBy(s.id).ne("[[0]]")),
                "SELECT students.active, JSON_OBJECT(KEY 'students' VALUE JSON_ARRAYAGG(JSON_OBJECT(KEY 'name' VALUE"
                        + " students.name NULL ON NULL) FORMAT JSON ORDER BY students.id NULL ON NULL) FORMAT JSON NULL ON"
                        + " NULL), COUNT(*) FROM students GROUP BY students.active HAVING JSON_ARRAYAGG(JSON_ARRAY("
                        + "students.id NULL ON NULL) FORMAT JSON ORDER BY students.id NULL ON NULL) <> CAST(? AS VARCHAR)",
                "[[0]]");
    }

    @Test
    void objectsHaveAMemberForEachRow() {
        renders(
                select(s.id, jsonObjectAgg(s.name, s.active), jsonObjectAgg(JsonNulls.ABSENT, s.name, s.born.isNull()))
                        .from(s)
                        .groupBy(s.id),
                "SELECT students.id, JSON_OBJECTAGG(KEY students.name VALUE students.active NULL ON NULL),"
                        + " JSON_OBJECTAGG(KEY students.name VALUE students.born IS NULL ABSENT ON NULL) FROM students"
                        + " GROUP BY students.id");
        renders(
                select(s.id, jsonObjectAgg(JsonNulls.ABSENT, s.name, s.active))
                        .from(s)
                        .groupBy(s.id),
                "SELECT students.id, JSON_OBJECTAGG(KEY students.name VALUE students.active ABSENT ON NULL) FROM students"
                        + " GROUP BY students.id");
        renders(
                select(jsonObjectAgg(s.name, jsonArray(s.id))).from(s).where(s.id.eq(1)),
                "SELECT JSON_OBJECTAGG(KEY students.name VALUE JSON_ARRAY(students.id NULL ON NULL) FORMAT JSON NULL ON"
                        + " NULL) FROM students WHERE students.id = ?",
                1);
    }

    @Test
    void textsThatAreJsonAreNoStrings() {
        Derived<?> d =
                derived("d", select(s.id, jsonArray(s.active).as("doc")).from(s).where(s.id.lt(4)));
        renders(
                select(jsonArrayAgg(json(d.get("doc", VARCHAR))).orderBy(d.get(s.id)))
                        .from(d),
                "SELECT JSON_ARRAYAGG(d.doc FORMAT JSON ORDER BY d.id NULL ON NULL) FROM (SELECT students.id,"
                        + " JSON_ARRAY(students.active NULL ON NULL) AS doc FROM students WHERE students.id < ?) AS d (id, doc)",
                4);
        renders(
                select(jsonObjectAgg(s.name, json(s.name))).from(s).where(s.id.eq(99)),
                "SELECT JSON_OBJECTAGG(KEY students.name VALUE students.name FORMAT JSON NULL ON NULL) FROM students"
                        + " WHERE students.id = ?",
                99);
    }

    @Test
    void noRowsAreAnEmptyText() {
        renders(
                select(jsonArrayAgg(s.id).inAnyOrder(), jsonObjectAgg(s.name, s.id))
                        .from(s)
                        .where(s.id.eq(99)),
                "SELECT JSON_ARRAYAGG(students.id NULL ON NULL), JSON_OBJECTAGG(KEY students.name VALUE students.id NULL ON"
                        + " NULL) FROM students WHERE students.id = ?",
                99);
    }

    /** Without FORMAT JSON, Calcite takes the inner array for a string in WHERE, and for an array among the items. */
    @Test
    void nestedJsonIsJsonInConditionsToo() {
        renders(
                select(s.id)
                        .from(s)
                        .where(jsonObject(member("x", jsonArray(s.active))).eq("{\"x\":[true]}")),
                "SELECT students.id FROM students WHERE JSON_OBJECT(KEY 'x' VALUE JSON_ARRAY(students.active NULL ON NULL)"
                        + " FORMAT JSON NULL ON NULL) = CAST(? AS VARCHAR)",
                "{\"x\":[true]}");
    }

    @Test
    void subQueryIsCastInsideOfJson() {
        renders(
                select(
                                s.id,
                                jsonObject(member(
                                        "n", scalar(select(max(a.studentId)).from(a)))))
                        .from(s)
                        .where(s.id.eq(1)),
                "SELECT students.id, JSON_OBJECT(KEY 'n' VALUE CAST((SELECT MAX(addresses.st_id) FROM addresses) AS"
                        + " INTEGER) NULL ON NULL) FROM students WHERE students.id = ?",
                1);
    }

    @Test
    void elementThatMayBeACaseIsRefused() {
        refused(
                () -> jsonArrayAgg(caseWhen(s.id.gt(7), s.id).otherwiseNull()),
                "no column of a table",
                "jsonObject(member(key, …))");
        refused(() -> jsonArrayAgg(s.id.plus(1)), "no column of a table");
        Derived<?> d = derived("d", select(s.id).from(s));
        refused(() -> jsonArrayAgg(d.get(s.id)), "no column of a table");
        refused(() -> jsonArrayAgg(READINGS.taken), "jsonArrayAgg(…)", "TIMESTAMP");
        refused(() -> jsonArrayAgg(jsonArray(max(s.id))), "jsonArrayAgg of an aggregate");
        refused(() -> jsonObjectAgg(s.name, max(s.id)), "jsonObjectAgg of an aggregate");
        refused(() -> jsonArrayAgg(s.id).orderBy(), "inAnyOrder()");
        refused(() -> jsonArrayAgg(s.id).orderBy(max(s.id).asc()), "no aggregates");
    }

    @Test
    void whatCalciteDoesNotParseIsRefused() {
        TextAggregate array = jsonArrayAgg(s.id).inAnyOrder();
        refused(() -> array.filter(s.id.gt(1)), "filter(…) of JSON_ARRAYAGG", "where(…)");
        refused(() -> array.distinct(), "distinct() of JSON_ARRAYAGG", "derived(…)");
        refused(() -> array.over(partitionBy(s.active)), "over(…) of JSON_ARRAYAGG", "derived(…)");
        refused(() -> jsonObjectAgg(s.name, s.id).filter(s.id.gt(1)), "filter(…) of JSON_OBJECTAGG");
    }

    /** Calcite makes NULL of no rows in a query that depends on the row around it, and an empty array elsewhere. */
    @Test
    void queryOfEachRowNeedsGroups() {
        Query<String> ids =
                select(jsonArrayAgg(a.studentId).inAnyOrder()).from(a).where(a.studentId.eq(s.id));
        refused(() -> scalar(ids), "scalar(query)", "groupBy(…)");
        refused(() -> lateral("l", ids), "lateral(alias, query)");
        refused(() -> s.name.in(ids), "in(query)");
        refused(() -> s.name.eq(any(ids)), "any or all(query)");
        renders(
                select(
                                s.id,
                                scalar(select(jsonArrayAgg(a.studentId).inAnyOrder())
                                        .from(a)
                                        .where(a.studentId.eq(s.id))
                                        .groupBy(a.studentId)))
                        .from(s)
                        .where(s.id.in(1, 9)),
                "SELECT students.id, (SELECT JSON_ARRAYAGG(addresses.st_id NULL ON NULL) FROM addresses WHERE"
                        + " addresses.st_id = students.id GROUP BY addresses.st_id) FROM students WHERE students.id IN"
                        + " (?, ?)",
                1,
                9);
    }
}
