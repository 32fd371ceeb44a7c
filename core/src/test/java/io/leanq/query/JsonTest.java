package io.leanq.query;

import static io.leanq.query.DataType.BIGINT_ARRAY;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARBINARY;
import static io.leanq.query.Dsl.json;
import static io.leanq.query.Dsl.jsonArray;
import static io.leanq.query.Dsl.jsonObject;
import static io.leanq.query.Dsl.member;
import static io.leanq.testkit.JsonSamples.DOCUMENT_BINDS;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.JsonSamples;
import io.leanq.testkit.Readings;
import io.leanq.testkit.Students;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON in text: what is found in it has the type that is asked for, and texts are made as JSON. */
class JsonTest {
    private static final String DOCUMENTS =
            " FROM (VALUES (CAST(? AS INTEGER), CAST(? AS VARCHAR)), (CAST(? AS INTEGER), CAST(? AS VARCHAR)), (CAST(?"
                    + " AS INTEGER), CAST(? AS VARCHAR)), (CAST(? AS INTEGER), CAST(? AS VARCHAR))) AS d (id, doc)";

    private final Students s = STUDENTS;
    private final Readings r = READINGS;

    private static void renders(Query<?> query, String sql, Object... binds) {
        assertRenders(query, LEANXCALE_LIKE, sql, binds);
    }

    private static Object[] documentsAnd(Object... more) {
        return Stream.concat(Arrays.stream(DOCUMENT_BINDS), Arrays.stream(more)).toArray();
    }

    private static void refused(ThrowingCallable building, String... words) {
        assertThatThrownBy(building).isInstanceOf(InvalidStatement.class).hasMessageContainingAll(words);
    }

    @Test
    void valueAtAPathHasItsType() {
        renders(
                JsonSamples.VALUES,
                "SELECT d.id, CAST(JSON_VALUE(d.doc, 'lax $.a' RETURNING VARCHAR) AS BIGINT), JSON_VALUE(d.doc, 'lax"
                        + " $.b' RETURNING VARCHAR), CAST(ROUND(CAST(JSON_VALUE(d.doc, 'lax $.c[1].x' RETURNING"
                        + " VARCHAR) AS DECIMAL(38,30)), 2) AS DECIMAL(10,2)), CAST(JSON_VALUE(d.doc, 'lax $.e'"
                        + " RETURNING VARCHAR) AS BOOLEAN), CAST(JSON_VALUE(d.doc, 'lax $.day' RETURNING VARCHAR) AS"
                        + " DATE), CAST(JSON_VALUE(d.doc, 'lax $.f' RETURNING VARCHAR) AS DOUBLE)" + DOCUMENTS,
                DOCUMENT_BINDS);
        renders(
                JsonSamples.REQUIRED,
                "SELECT CAST(JSON_VALUE(d.doc, 'lax $.a' RETURNING VARCHAR ERROR ON EMPTY ERROR ON ERROR) AS INTEGER) +"
                        + " CAST(? AS INTEGER)" + DOCUMENTS + " WHERE d.id = ?",
                Stream.of(Stream.of(1), Arrays.stream(DOCUMENT_BINDS), Stream.of(1))
                        .flatMap(values -> values)
                        .toArray());
    }

    @Test
    void otherValueStandsWhereNothingIsFound() {
        renders(
                JsonSamples.OTHERWISE,
                "SELECT d.id, CAST(JSON_VALUE(d.doc, 'lax $.d' RETURNING VARCHAR DEFAULT CAST(? AS VARCHAR) ON EMPTY"
                        + " DEFAULT CAST(? AS VARCHAR) ON ERROR) AS INTEGER), JSON_VALUE(d.doc, 'strict $.b' RETURNING"
                        + " VARCHAR DEFAULT CAST(? AS VARCHAR) ON EMPTY DEFAULT CAST(? AS VARCHAR) ON ERROR)"
                        + DOCUMENTS,
                Stream.concat(Stream.of("5", "5", "none", "none"), Arrays.stream(DOCUMENT_BINDS))
                        .toArray());
        refused(() -> json(s.name).value("$.a", DECIMAL(4, 2), new BigDecimal("1.555")), "DECIMAL(4,2)");
        refused(() -> json(s.name).value("$.a", INTEGER, null), "give a value");
    }

    @Test
    void objectsAndArraysAreFoundAsText() {
        renders(
                JsonSamples.QUERIES,
                "SELECT d.id, JSON_QUERY(d.doc, 'lax $.c' RETURNING VARCHAR), JSON_QUERY(d.doc, 'lax $.a' RETURNING"
                        + " VARCHAR), JSON_QUERY(d.doc, 'lax $.a' RETURNING VARCHAR WITH CONDITIONAL WRAPPER),"
                        + " JSON_QUERY(d.doc, 'lax $.c' RETURNING VARCHAR WITH UNCONDITIONAL WRAPPER)" + DOCUMENTS,
                DOCUMENT_BINDS);
    }

    @Test
    void emptyArrayOrObjectStandsWhereNothingIsFound() {
        renders(
                JsonSamples.EMPTIES,
                "SELECT d.id, JSON_QUERY(d.doc, 'lax $.c' RETURNING VARCHAR EMPTY ARRAY ON EMPTY EMPTY ARRAY ON ERROR),"
                        + " JSON_QUERY(d.doc, 'lax $.a' RETURNING VARCHAR EMPTY OBJECT ON EMPTY EMPTY OBJECT ON ERROR),"
                        + " JSON_QUERY(d.doc, 'strict $.zz' RETURNING VARCHAR WITH CONDITIONAL WRAPPER EMPTY ARRAY ON"
                        + " EMPTY EMPTY ARRAY ON ERROR)" + DOCUMENTS,
                DOCUMENT_BINDS);
        renders(
                JsonSamples.REQUIRED_QUERIES,
                "SELECT JSON_QUERY(d.doc, 'lax $.c' RETURNING VARCHAR ERROR ON EMPTY ERROR ON ERROR), JSON_QUERY(d.doc,"
                        + " 'strict $.a' RETURNING VARCHAR WITH UNCONDITIONAL WRAPPER ERROR ON EMPTY ERROR ON ERROR)"
                        + DOCUMENTS + " WHERE d.id = ?",
                documentsAnd(1));
    }

    @Test
    void errorOfAStrictPathIsWhatIsAskedFor() {
        renders(
                JsonSamples.ERRORS,
                "SELECT d.id, JSON_EXISTS(d.doc, 'strict $.a' TRUE ON ERROR), JSON_EXISTS(d.doc, 'strict $.a' FALSE ON"
                        + " ERROR), JSON_EXISTS(d.doc, 'strict $.a' UNKNOWN ON ERROR)" + DOCUMENTS,
                DOCUMENT_BINDS);
        renders(
                JsonSamples.UNKNOWN,
                "SELECT d.id" + DOCUMENTS + " WHERE (NOT JSON_EXISTS(d.doc, 'strict $.a' UNKNOWN ON ERROR)) IS NULL",
                DOCUMENT_BINDS);
        renders(JsonSamples.ERROR, "SELECT JSON_EXISTS(CAST(? AS VARCHAR), 'strict $.a' ERROR ON ERROR)", "{\"a\":7}");
        refused(() -> json(s.name).exists("$.a", JsonError.ERROR), "a lax path has no errors", "\"strict \"");
        refused(() -> json(s.name).exists("lax $.a", JsonError.UNKNOWN), "a lax path has no errors");
    }

    @Test
    void textsAreTestedForJson() {
        renders(
                JsonSamples.EXISTING,
                "SELECT d.id, JSON_EXISTS(d.doc, 'lax $.a'), JSON_EXISTS(d.doc, 'strict $.zz')" + DOCUMENTS,
                DOCUMENT_BINDS);
        renders(
                JsonSamples.TESTS,
                "SELECT d.id, d.doc IS JSON, d.doc IS JSON OBJECT, d.doc IS JSON ARRAY, d.doc IS JSON SCALAR"
                        + DOCUMENTS,
                DOCUMENT_BINDS);
        renders(
                JsonSamples.CONDITIONS,
                "SELECT d.id" + DOCUMENTS + " WHERE d.doc IS JSON OBJECT AND NOT (d.doc IS JSON ARRAY) AND"
                        + " CAST(JSON_VALUE(d.doc, 'lax $.a' RETURNING VARCHAR) AS INTEGER) > ? AND JSON_VALUE(d.doc,"
                        + " 'lax $.b' RETURNING VARCHAR) = CAST(? AS VARCHAR)",
                documentsAnd(5, "it's"));
        renders(
                JsonSamples.GROUPS,
                "SELECT JSON_VALUE(d.doc, 'lax $.b' RETURNING VARCHAR), COUNT(*)" + DOCUMENTS
                        + " GROUP BY JSON_VALUE(d.doc, 'lax $.b' RETURNING VARCHAR)",
                DOCUMENT_BINDS);
    }

    @Test
    void objectsAndArraysAreMadeOfExpressions() {
        renders(
                JsonSamples.OBJECTS,
                "SELECT JSON_OBJECT(KEY 'id' VALUE students.id, KEY 'it''s' VALUE students.name, KEY 'b' VALUE"
                        + " students.born IS NULL, KEY 'n' VALUE CAST(NULL AS INTEGER), KEY 'in' VALUE"
                        + " JSON_ARRAY(students.id, CAST(? AS DOUBLE), students.active NULL ON NULL) FORMAT JSON, KEY"
                        + " 'raw' VALUE CAST(? AS VARCHAR) FORMAT JSON NULL ON NULL) FROM students WHERE students.id BETWEEN ? AND"
                        + " ?",
                2.5,
                "{\"x\":1}",
                1,
                2);
        renders(
                JsonSamples.ABSENT,
                "SELECT JSON_OBJECT(KEY 'a' VALUE students.active ABSENT ON NULL), JSON_ARRAY(students.active,"
                        + " students.id ABSENT ON NULL) FROM students WHERE students.id = ?",
                3);
    }

    /** Calcite finds nothing by such a path, in silence, or other things than the standard says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "$a",
                "$.",
                "$.a.",
                "$.\"a\"",
                "$['a']",
                "$.a[*]",
                "$.*",
                "$..a",
                "$.a[-1]",
                "$.a[last]",
                "$.a[0",
                "bad $.a",
                "lax$.a",
                "$.a?(@ > 1)",
                "$.1a",
                "$.a b",
                "$.a'",
                " $.a"
            })
    void pathThatIsNoneIsRefused(String path) {
        refused(() -> json(s.name).value(path, INTEGER), "a path is $ with members and positions", "sql(…)");
        refused(() -> json(s.name).exists(path), "exists(\"" + path);
        refused(() -> json(s.name).query(path), "query(\"" + path);
    }

    @Test
    void typesThatJsonDoesNotHaveAreRefused() {
        refused(() -> json(r.raw), "VARBINARY", "JSON is kept in text");
        refused(() -> json(s.name).value("$.a", VARBINARY), "JSON has texts, numbers and booleans");
        refused(() -> json(s.name).value("$.a", CHAR(3)), "name VARCHAR");
        refused(() -> json(s.name).value("$.a", BIGINT_ARRAY), "name VARCHAR");
        refused(() -> member("a", s.born), "DATE", "cast(…, VARCHAR)");
        refused(() -> jsonArray(r.taken), "jsonArray(…)", "TIMESTAMP", "write it as text");
        refused(() -> jsonArray(r.raw), "VARBINARY", "write it as text");
    }

    @Test
    void objectsThatAreNotCompleteAreRefused() {
        refused(() -> jsonObject(), "needs a member(key, value)");
        refused(() -> jsonArray(), "needs an element");
        refused(() -> jsonObject(member("a", s.id), member("a", s.name)), "two members \"a\"");
        refused(() -> member("", s.id), "needs a key");
        refused(() -> member("a", (Expression<?>) null), "member(key, null)");
        refused(() -> jsonObject(member("a", s.id), null), "give member(key, value)");
        refused(() -> json((TextExpression) null), "json(null)");
        refused(() -> json(s.name).query("$.a", (JsonWrapper) null), "name the wrapper");
        refused(() -> json(s.name).value("$.a", null), "name the type");
        refused(() -> jsonObject((JsonNulls) null, member("a", s.id)), "say what NULL becomes");
    }

    @Test
    void textOfAUsersTypeIsJsonToo() {
        assertThat(Dsl.select(json(r.quality).isJson())
                        .from(r)
                        .render(LEANXCALE_LIKE)
                        .sql())
                .isEqualTo("SELECT readings.quality IS JSON FROM readings");
    }
}
