package io.leanq.testkit;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.DOUBLE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.json;
import static io.leanq.query.Dsl.jsonArray;
import static io.leanq.query.Dsl.jsonObject;
import static io.leanq.query.Dsl.member;
import static io.leanq.query.Dsl.nullValue;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.query.Dsl.values;
import static io.leanq.testkit.Students.STUDENTS;

import io.leanq.query.Declared;
import io.leanq.query.Json;
import io.leanq.query.JsonEmpty;
import io.leanq.query.JsonError;
import io.leanq.query.JsonNulls;
import io.leanq.query.JsonWrapper;
import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.TextExpression;
import io.leanq.query.row.ValuesSource2;

/**
 * Queries with functions of JSON; those with paths have their rows in the exceptions, since H2 has no such functions.
 */
public final class JsonSamples {
    private static final Declared<Integer, NumberExpression<Integer>> ID_FIELD = field("id", INTEGER);
    private static final Declared<String, TextExpression> DOC_FIELD = field("doc", VARCHAR);

    /** An object, a text that is no JSON, an array, and NULL. */
    private static final ValuesSource2<Integer, String> DOCUMENTS = values("d", ID_FIELD, DOC_FIELD)
            .row(
                    1,
                    "{\"a\":7,\"b\":\"it's\",\"c\":[1,{\"x\":2.5}],\"d\":null,\"e\":true,\"day\":\"2024-02-29\","
                            + "\"f\":1}")
            .row(2, "no json")
            .row(3, "[1,2]")
            .row(4, null);

    /** The binds of the documents, which come first in each statement that selects nothing but columns. */
    public static final Object[] DOCUMENT_BINDS =
            select(DOCUMENTS.get(ID_FIELD)).from(DOCUMENTS).render(TestDialects.LEANXCALE_LIKE).binds().stream()
                    .map(bind -> bind.value())
                    .toArray();

    private static final NumberExpression<Integer> ID = DOCUMENTS.get(ID_FIELD);
    private static final Json DOC = json(DOCUMENTS.get(DOC_FIELD));

    public static final Query<?> VALUES = select(
                    ID,
                    DOC.value("$.a", BIGINT),
                    DOC.value("$.b", VARCHAR),
                    DOC.value("$.c[1].x", DECIMAL(10, 2)),
                    DOC.value("$.e", BOOLEAN),
                    DOC.value("$.day", DATE),
                    DOC.value("$.f", DOUBLE))
            .from(DOCUMENTS);

    public static final Query<?> OTHERWISE = select(
                    ID, DOC.value("$.d", INTEGER, 5), DOC.value("strict $.b", VARCHAR, "none"))
            .from(DOCUMENTS);

    public static final Query<?> REQUIRED =
            select(DOC.requiredValue("$.a", INTEGER).plus(1)).from(DOCUMENTS).where(ID.eq(1));

    public static final Query<?> QUERIES = select(
                    ID,
                    DOC.query("$.c"),
                    DOC.query("$.a"),
                    DOC.query("$.a", JsonWrapper.CONDITIONAL),
                    DOC.query("$.c", JsonWrapper.UNCONDITIONAL))
            .from(DOCUMENTS);

    public static final Query<?> EMPTIES = select(
                    ID,
                    DOC.query("$.c", JsonEmpty.ARRAY),
                    DOC.query("$.a", JsonEmpty.OBJECT),
                    DOC.query("strict $.zz", JsonWrapper.CONDITIONAL, JsonEmpty.ARRAY))
            .from(DOCUMENTS);

    public static final Query<?> REQUIRED_QUERIES = select(
                    DOC.requiredQuery("$.c"), DOC.requiredQuery("strict $.a", JsonWrapper.UNCONDITIONAL))
            .from(DOCUMENTS)
            .where(ID.eq(1));

    public static final Query<?> ERRORS = select(
                    ID,
                    DOC.exists("strict $.a", JsonError.TRUE),
                    DOC.exists("strict $.a", JsonError.FALSE),
                    DOC.exists("strict $.a", JsonError.UNKNOWN))
            .from(DOCUMENTS);

    public static final Query<?> UNKNOWN = select(ID)
            .from(DOCUMENTS)
            .where(DOC.exists("strict $.a", JsonError.UNKNOWN).not().isNull());

    public static final Query<?> ERROR = select(json(value("{\"a\":7}")).exists("strict $.a", JsonError.ERROR));

    public static final Query<?> EXISTING =
            select(ID, DOC.exists("$.a"), DOC.exists("strict $.zz")).from(DOCUMENTS);

    public static final Query<?> TESTS = select(ID, DOC.isJson(), DOC.isObject(), DOC.isArray(), DOC.isScalar())
            .from(DOCUMENTS);

    public static final Query<?> CONDITIONS = select(ID)
            .from(DOCUMENTS)
            .where(DOC.isObject()
                    .and(DOC.isArray().not())
                    .and(DOC.value("$.a", INTEGER).gt(5))
                    .and(DOC.value("$.b", VARCHAR).eq("it's")));

    public static final Query<?> GROUPS =
            select(DOC.value("$.b", VARCHAR), count()).from(DOCUMENTS).groupBy(DOC.value("$.b", VARCHAR));

    public static final Query<?> OBJECTS = select(jsonObject(
                    member("id", STUDENTS.id),
                    member("it's", STUDENTS.name),
                    member("b", STUDENTS.born.isNull()),
                    member("n", nullValue(INTEGER)),
                    member("in", jsonArray(STUDENTS.id, value(2.5), STUDENTS.active)),
                    member("raw", json(value("{\"x\":1}")))))
            .from(STUDENTS)
            .where(STUDENTS.id.between(1, 2));

    public static final Query<?> ABSENT = select(
                    jsonObject(JsonNulls.ABSENT, member("a", STUDENTS.active)),
                    jsonArray(JsonNulls.ABSENT, STUDENTS.active, STUDENTS.id))
            .from(STUDENTS)
            .where(STUDENTS.id.eq(3));

    private JsonSamples() {}
}
