package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that Calcite has and H2 lacks are refused by name. */
@ExtendWith(LeanxcaleExtension.class)
class UnservedFormsTest {
    private final ProtocolClient client;

    UnservedFormsTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTables() throws IOException {
        client.update("CREATE TABLE IF NOT EXISTS t (k INTEGER PRIMARY KEY, a INTEGER, v VARCHAR(10))");
        client.update("CREATE TABLE IF NOT EXISTS u (k INTEGER PRIMARY KEY)");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT t.k FROM t FULL JOIN u ON t.k = u.k                         | FULL JOIN",
                "SELECT t.k FROM t FULL OUTER JOIN u ON t.k = u.k                   | FULL JOIN",
                "SELECT a FROM t GROUP BY GROUPING SETS ((a), ())                   | GROUPING SETS",
                "SELECT a FROM t GROUP BY ROLLUP (a)                                | ROLLUP",
                "SELECT a FROM t GROUP BY CUBE (a)                                  | CUBE",
                "SELECT GROUPING(a) FROM t GROUP BY a                               | GROUPING",
                "SELECT 1 FROM t, LATERAL (SELECT u.k FROM u WHERE u.k = t.k) AS x  | LATERAL",
                "SELECT 1 FROM (VALUES (ARRAY[1])) AS x (y), UNNEST(x.y) AS z (w)   | UNNEST of a column",
                "SELECT 1 FROM (VALUES (ARRAY[1])) AS x (y), UNNEST(y) AS z (w)     | UNNEST of a column",
                "SELECT 1 FROM t, UNNEST(ARRAY[t.k, 2]) AS z (w)                    | UNNEST of a column",
                "SELECT 1 FROM UNNEST((SELECT ARRAY[k] FROM t)) AS z (w)            | UNNEST of a computed array",
                "SELECT 1 FROM UNNEST(COALESCE(ARRAY[1], ARRAY[2])) AS z (w)        | UNNEST of a computed array",
                "SELECT 1 FROM t CROSS APPLY (SELECT 1) AS x                        | CROSS APPLY",
                "SELECT JSON_VALUE('{}', 'lax $.a' PASSING 1 AS x)                  | JSON_VALUE … PASSING",
                "SELECT JSON_VALUE('{}', 'lax $.a' RETURNING DATE)                  | JSON_VALUE … RETURNING this type",
                "SELECT JSON_QUERY('{}', 'lax $.a' RETURNING VARCHAR ARRAY)         | JSON_QUERY … RETURNING this type",
                "SELECT JSON_QUERY('{}', 'lax $.a[?(@.b > 1)]')                     | A filter in a JSON path",
                "SELECT JSON_EXISTS('{}', 'lax $.a.length()')                       | A function in a JSON path",
                "SELECT JSON_VALUE('{}', 'lax $.a' DEFAULT DATE '2024-01-01' ON EMPTY)  | A DEFAULT of JSON_VALUE that"
                        + " is no text, number or boolean",
                "SELECT JSON_TYPE('{}')                                             | JSON_TYPE",
                "SELECT JSON_ARRAYAGG(k) WITHIN GROUP (ORDER BY k) FROM t           | JSON_ARRAYAGG WITHIN GROUP",
                "SELECT v NOT SIMILAR TO 'a.*' FROM t                               | SIMILAR TO",
                "SELECT v FROM t INTERSECT ALL SELECT v FROM t                      | INTERSECT ALL",
                "SELECT v FROM t EXCEPT ALL SELECT v FROM t                         | EXCEPT ALL",
                "SELECT k FROM t TABLESAMPLE BERNOULLI (10)                         | TABLESAMPLE",
                "SELECT * FROM t MATCH_RECOGNIZE (PATTERN (A) DEFINE A AS A.k > 0)  | MATCH_RECOGNIZE",
                "SELECT * FROM t PIVOT (SUM(k) FOR a IN (1, 2))                     | PIVOT",
                "CREATE TABLE c (k INTEGER REFERENCES t (k) ON UPDATE CASCADE)      | ON UPDATE CASCADE",
                "CREATE TABLE c (k INTEGER REFERENCES t (k) ON UPDATE SET NULL)     | ON UPDATE SET",
                "SELECT * FROM FINAL TABLE (INSERT INTO u VALUES (1))               | FINAL TABLE",
                "INSERT INTO u SELECT k FROM OLD TABLE (DELETE FROM t)              | OLD TABLE",
                "SELECT COLLECT(k) FROM t                                           | COLLECT",
                "SELECT INITCAP(v) FROM t                                           | INITCAP",
                "SELECT FLOOR(CURRENT_TIMESTAMP TO ISOYEAR)                     | FLOOR or CEIL of a time TO ISOYEAR",
                "SELECT CEIL(CURRENT_TIMESTAMP TO DECADE)                       | FLOOR or CEIL of a time TO DECADE",
                "SELECT TIMESTAMPDIFF(MILLISECOND, x, y) FROM t                     | TIMESTAMPDIFF in MILLISECOND",
                "SELECT TIMESTAMPDIFF(SQL_TSI_FRAC_SECOND, x, y) FROM t         | TIMESTAMPDIFF in SQL_TSI_FRAC_SECOND",
                "SELECT LISTAGG(v, ? + 1) FROM t                                    | LISTAGG with a separator that is"
                        + " computed with a placeholder",
                "SELECT CARDINALITY(MULTISET[1, 2])                                 | MULTISET",
                "SELECT SUM(k) WITHIN DISTINCT (a) FROM t                           | WITHIN DISTINCT"
            })
    void formThatH2LacksIsRefusedByName(String sql, String name) {
        assertThatThrownBy(() -> client.query(sql))
                .isInstanceOf(ProtocolClient.Refused.class)
                .hasMessageStartingWith("0A000 " + name + " is not supported by the embedded server");
    }

    @Test
    void refusedFormComesWithAnAdvice() {
        assertThatThrownBy(() -> client.query("SELECT a FROM t GROUP BY ROLLUP (a)"))
                .hasMessageEndingWith("server; UNION ALL of one query for each grouping has the same rows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT INTERVAL '1' DAY",
                "SELECT 2 * INTERVAL '1' MONTH",
                "SELECT (CURRENT_DATE - DATE '2024-01-01') DAY",
                "SELECT ARRAY[INTERVAL '1' DAY]"
            })
    void intervalIsNoColumnOfAResult(String sql) {
        assertThatThrownBy(() -> client.query(sql))
                .hasMessageStartingWith("0A000 An interval as a column of the result is not supported");
    }

    @Test
    void namesLikeThoseOfFormsAreNames() throws IOException {
        client.update("CREATE TABLE pivot (group_id INTEGER, json_type INTEGER)");
        client.update("INSERT INTO pivot (group_id, json_type) VALUES (1, 2)");
        assertThat(client.query("SELECT pivot.group_id, FLOOR(pivot.json_type) FROM pivot"))
                .containsExactly(List.of(1, 2));
        client.update("DROP TABLE pivot");
    }
}
