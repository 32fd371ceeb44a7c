package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What paths find in documents, and what the clauses make of nothing and of errors, is what Calcite's engine says. */
@ExtendWith(LeanxcaleExtension.class)
class JsonPathsBesideCalciteTest {
    private static final List<String> DOCUMENTS = List.of(
            "{\"a\":1,\"b\":\"it's\",\"c\":[1,{\"x\":2.50},\"z\"],\"d\":null,\"e\":true}",
            "{\"a\":{\"b\":{\"c\":[[1,2],[3,[4]]]}},\"a b\":7,\"A\":\"upper\"}",
            "{\"a\":\"x\",\"a\":\"y\",\"c\":{}}",
            "[{\"a\":1},{\"a\":[2,3]},{\"b\":{\"a\":4}},5,null]",
            "{\"a\":12345678901,\"b\":123456789012345678901234567890,\"c\":[1e10,-0.0,1e400,0.1e-7]}",
            "{\"a\":\"\\u00e9\\n\\/\\\"\\u0001\\ud83d\\ude00\",\"c\":[\"\\u00e9\\n\\/\\\"\\u0001\"]}",
            " \"text\" ",
            "7.0",
            "false",
            "null",
            "{}",
            "[]",
            "[1] behind",
            "01",
            "{\"a\":1,}",
            "{'a':1}",
            "{\"a\":NaN}",
            "",
            "no json",
            "{\"a\":" + "[".repeat(1100) + "]".repeat(1100) + "}");

    private static final List<String> PATHS = List.of(
            "lax $",
            "strict $",
            "$.a",
            "a",
            "lax $.a",
            "strict $.a",
            " LAX  $.a ",
            "lax $.c",
            "strict $.c[0]",
            "lax $.c[1].x",
            "strict $.c[1].x",
            "lax $.c[9]",
            "strict $.c[9]",
            "lax $.c[-1]",
            "lax $.c[*]",
            "strict $.c[*]",
            "lax $[*].a",
            "strict $[*].a",
            "lax $.*",
            "strict $.*",
            "lax $..a",
            "strict $..a",
            "lax $..[0]",
            "lax $..*",
            "lax $.a.b.c[1][1][0]",
            "strict $.a.b.c[0,1][1]",
            "lax $.c[0:2]",
            "lax $.c[0:2147483647]",
            "strict $.c[-9:-1]",
            "lax $.c[99999999999]",
            "lax $.c[-2147483648]",
            "lax $['a b']",
            "lax $[\"a\"]",
            "strict $['a','e']",
            "lax $.d",
            "strict $.d",
            "lax $.d.e",
            "strict $.d.e",
            "lax $.c[last]",
            "lax $.",
            "strict $.a.",
            "lax",
            "",
            "other $.a");

    private static final List<String> CALLS = List.of(
            "JSON_VALUE(%s)",
            "JSON_VALUE(%s RETURNING VARCHAR DEFAULT 'empty' ON EMPTY DEFAULT 'error' ON ERROR)",
            "JSON_QUERY(%s)",
            "JSON_QUERY(%s WITH WRAPPER EMPTY ARRAY ON EMPTY EMPTY OBJECT ON ERROR)",
            "JSON_QUERY(%s RETURNING VARCHAR WITH CONDITIONAL ARRAY WRAPPER EMPTY OBJECT ON EMPTY EMPTY ARRAY ON ERROR)",
            "JSON_EXISTS(%s)",
            "JSON_EXISTS(%s UNKNOWN ON ERROR)",
            "JSON_EXISTS(%s TRUE ON ERROR)");

    private final EmbeddedLeanxcale server;
    private final BesideCalcite both;

    JsonPathsBesideCalciteTest(EmbeddedLeanxcale server) {
        this.server = server;
        both = new BesideCalcite(server);
    }

    /** Documents, paths and clauses, each with each: one statement with a column for each clause. */
    @Test
    void eachPathFindsWhatCalciteFindsInEachDocument() throws Exception {
        String items = String.join(", ", CALLS).replace("%s", "CAST(? AS VARCHAR), CAST(? AS VARCHAR)");
        String sql = "SELECT " + items;
        int compared = 0;
        try (ProtocolClient client = ProtocolClient.open(server.port());
                Connection calcite = DriverManager.getConnection("jdbc:calcite:fun=standard");
                PreparedStatement there = calcite.prepareStatement(sql)) {
            var here = client.prepare(sql);
            for (String document : DOCUMENTS) {
                for (String path : PATHS) {
                    Object[] binds = new Object[2 * CALLS.size()];
                    for (int i = 0; i < binds.length; i += 2) {
                        binds[i] = document;
                        binds[i + 1] = path;
                    }
                    assertThat(client.rows(client.execute(here, binds)))
                            .as("%s in %s", path, document)
                            .containsExactly(row(there, binds));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(DOCUMENTS.size() * PATHS.size());
    }

    private static List<Object> row(PreparedStatement statement, Object[] binds) throws SQLException {
        for (int i = 0; i < binds.length; i++) {
            statement.setObject(i + 1, binds[i]);
        }
        try (ResultSet result = statement.executeQuery()) {
            assertThat(result.next()).isTrue();
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= CALLS.size(); i++) {
                row.add(result.getObject(i));
            }
            return row;
        }
    }

    @Test
    void testsOfJsonSayWhatCalciteSays() throws Exception {
        StringBuilder items = new StringBuilder("SELECT CAST(NULL AS VARCHAR) IS JSON");
        for (String document : DOCUMENTS) {
            String text = "'" + document.replace("'", "''") + "'";
            for (String kind : List.of("JSON", "NOT JSON VALUE", "JSON OBJECT", "NOT JSON ARRAY", "JSON SCALAR")) {
                items.append(", ").append(text).append(" IS ").append(kind);
            }
        }
        both.assertSame(items.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JSON_VALUE(CAST(NULL AS VARCHAR), 'lax $.a' ERROR ON EMPTY ERROR ON ERROR)",
                "JSON_QUERY(CAST(NULL AS VARCHAR), 'lax $.a' EMPTY ARRAY ON EMPTY)",
                "JSON_EXISTS(CAST(NULL AS VARCHAR), 'strict $.a' TRUE ON ERROR)",
                "JSON_VALUE('{}', CAST(NULL AS VARCHAR) DEFAULT 'x' ON ERROR)",
                "JSON_VALUE('{\"a\":7}', 'lax $.a' RETURNING INTEGER) + 1",
                "JSON_VALUE('{\"a\":7777777777}', 'lax $.a' RETURNING BIGINT) + 1",
                "JSON_VALUE('{\"a\":7.25}', 'lax $.a' RETURNING DOUBLE) + 1",
                "JSON_VALUE('{\"a\":false}', 'lax $.a' RETURNING BOOLEAN) OR FALSE",
                "JSON_VALUE('{}', 'lax $.a' RETURNING INTEGER DEFAULT 5 ON EMPTY)",
                "JSON_VALUE('{}', 'lax $.a' RETURNING INTEGER)",
                "JSON_VALUE('{\"a\":\"hello\"}', 'lax $.a' RETURNING VARCHAR(3)) || '!'",
                "JSON_VALUE('{}', 'lax $.a' DEFAULT 5 ON EMPTY), JSON_VALUE('{}', 'lax $.a' DEFAULT 1.50 ON EMPTY)",
                "JSON_VALUE('{}', 'lax $.a' DEFAULT TRUE ON EMPTY), JSON_VALUE('{}', 'lax $.a' DEFAULT NULL ON EMPTY)",
                "JSON_VALUE('{}', 'lax $.a' RETURNING DOUBLE DEFAULT 5e0 ON EMPTY), JSON_VALUE('{}', 'lax $.a' RETURNING"
                        + " BOOLEAN DEFAULT TRUE ON EMPTY), JSON_VALUE('{}', 'lax $.a' DEFAULT CAST(2 AS DOUBLE) ON EMPTY)",
                "JSON_OBJECT(KEY 'a' VALUE '1' IS JSON NULL ON NULL), JSON_OBJECT('a': '1' IS JSON), JSON_ARRAY('x', 'x' IS"
                        + " NOT JSON OBJECT, JSON_EXISTS('1', 'lax $'))",
                "JSON_ARRAY(JSON_QUERY('[1]', 'lax $') NULL ON NULL), JSON_ARRAY(JSON_QUERY('[1]', 'lax $') FORMAT JSON NULL"
                        + " ON NULL)",
                "JSON_VALUE('{}', 'lax $.a' DEFAULT UPPER(CASE WHEN 1 = 1 THEN 'x' ELSE 'y' END) ON EMPTY)",
                "JSON_VALUE('{}', 'strict $.a' DEFAULT 'error' ON ERROR DEFAULT 'empty' ON EMPTY)",
                "JSON_VALUE('{\"a\":1}' FORMAT JSON, 'lax $.' || 'a')",
                "JSON_VALUE(JSON_QUERY('{\"a\":[{\"b\":\"c\"}]}', 'lax $.a'), 'lax $[0].b')",
                "JSON_VALUE(JSON_OBJECT(KEY 'a' VALUE 1 NULL ON NULL), 'lax $.a')",
                "JSON_VALUE(CAST('{\"a\":7}' AS CHAR(20)), 'lax $.a')",
                "JSON_QUERY('[1]', 'lax $' WITHOUT WRAPPER), JSON_QUERY('[1]', 'lax $' WITH UNCONDITIONAL ARRAY WRAPPER)",
                "JSON_QUERY('[1]', 'lax $' WITHOUT ARRAY WRAPPER NULL ON EMPTY NULL ON ERROR)",
                "JSON_EXISTS('{}', 'strict $.a' FALSE ON ERROR), JSON_EXISTS('{}' FORMAT JSON, 'strict $' ERROR ON ERROR)",
                "'{' || '}' IS JSON, NOT '{' || '}' IS JSON OBJECT, 1 = 1 AND '[' IS NOT JSON, ('[' || ']') IS JSON ARRAY",
                "CASE WHEN '1' IS JSON THEN '2' ELSE 'x' END IS JSON, UPPER('x') IS JSON OR ABS(-1) + 1 > 1"
            })
    void clausesAndOperandsAreReadAsByCalcite(String items) throws Exception {
        both.assertSameRows("SELECT " + items);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT k FROM d WHERE JSON_EXISTS(v, 'lax $.a') ORDER BY JSON_VALUE(v, 'lax $.a' RETURNING VARCHAR) DESC",
                "SELECT k FROM d WHERE v IS JSON OBJECT AND k BETWEEN 1 AND 3 AND v IS NOT JSON ARRAY ORDER BY k",
                "SELECT JSON_VALUE(v, 'lax $.b'), COUNT(*) FROM d GROUP BY JSON_VALUE(v, 'lax $.b') ORDER BY 2, 1",
                "SELECT MAX(JSON_VALUE(v, 'lax $.b')) || '!' FROM d GROUP BY JSON_EXISTS(v, 'lax $.a') HAVING COUNT(*) > 1"
                        + " ORDER BY JSON_EXISTS(v, 'lax $.a')",
                "SELECT x.k, y.k FROM d AS x JOIN d AS y ON JSON_VALUE(x.v, 'lax $.a') = JSON_VALUE(y.v, 'lax $.a') AND"
                        + " x.k <= y.k ORDER BY 1, 2",
                "SELECT CASE WHEN v IS JSON ARRAY THEN 'array' WHEN v IS JSON THEN 'other' END FROM d ORDER BY k",
                "SELECT k FROM d WHERE CAST(JSON_VALUE(v, 'strict $.a') AS INTEGER) IN (1, 2) ORDER BY k LIMIT 5",
                "SELECT z.n FROM (SELECT JSON_QUERY(v, 'lax $.c' WITH CONDITIONAL WRAPPER) AS n, k FROM d) AS z ORDER BY z.k",
                "WITH q AS (SELECT k, JSON_QUERY(v, 'lax $' WITH WRAPPER) AS n FROM d) SELECT n FROM q WHERE n IS JSON ARRAY"
                        + " ORDER BY k"
            })
    void pathsStandInAllClausesOfQueries(String sql) throws Exception {
        String rows = "(VALUES (1, CAST('{\"a\":1,\"b\":\"x\",\"c\":[1]}' AS VARCHAR)), (2, '{\"a\":2,\"b\":\"x\"}'),"
                + " (3, '[1]'), (4, 'none'), (5, CAST(NULL AS VARCHAR)), (6, '{\"a\":1,\"c\":7}')) AS ";
        both.assertSameRows(sql.replace("d AS x", rows + "x (k, v)")
                .replace("d AS y", rows + "y (k, v)")
                .replace("FROM d", "FROM " + rows + "d (k, v)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JSON_VALUE('{}', 'lax $.a' ERROR ON EMPTY)|22035",
                "JSON_VALUE('{}', 'strict $.a' ERROR ON ERROR)|22035",
                "JSON_VALUE('x', 'strict $' ERROR ON ERROR)|22032",
                "JSON_VALUE('null', 'lax $' ERROR ON ERROR)|22035",
                "JSON_VALUE('[1]', 'strict $' ERROR ON ERROR)|2203F",
                "JSON_VALUE('{}', 'lax $.a.' ERROR ON ERROR)|42000",
                "JSON_VALUE('{}', CAST(NULL AS VARCHAR) ERROR ON ERROR)|22004",
                "JSON_VALUE('{\"a\":\"7\"}', 'lax $.a' RETURNING INTEGER)|2203G",
                "JSON_VALUE('{\"a\":7}', 'lax $.a' RETURNING BIGINT)|2203G",
                "JSON_VALUE('{\"a\":7}', 'lax $.b' RETURNING INTEGER DEFAULT '5' ON EMPTY)|2203G",
                "JSON_QUERY('{}', 'lax $.a' ERROR ON EMPTY)|22035",
                "JSON_QUERY('5', 'strict $' ERROR ON ERROR)|2203C",
                "JSON_EXISTS('{}', 'strict $.a' ERROR ON ERROR)|22035",
                "JSON_VALUE(5, 'lax $')|42804",
                "JSON_QUERY('[1]', 'lax $' EMPTY ON EMPTY)|42000",
                "JSON_QUERY('[1]', 'lax $' KEEP QUOTES)|42000",
                "JSON_VALUE('[1]')|42000",
            })
    void whatCalciteFailsOnFailsByItsOwnState(String line) {
        String expression = line.substring(0, line.indexOf('|'));
        assertThat(state(expression)).isEqualTo(line.substring(line.indexOf('|') + 1));
        assertThatThrownBy(() -> BesideCalcite.onCalcite("SELECT " + expression))
                .isNotNull();
    }

    private String state(String expression) {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            return "served: " + client.value("SELECT " + expression);
        } catch (ProtocolClient.Refused e) {
            return e.sqlState();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
