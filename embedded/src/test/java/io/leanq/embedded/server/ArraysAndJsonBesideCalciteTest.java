package io.leanq.embedded.server;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements of arrays as rows, rows of values, and texts made as JSON are those that Calcite's own engine gives. */
@ExtendWith(LeanxcaleExtension.class)
class ArraysAndJsonBesideCalciteTest {
    private final BesideCalcite both;

    ArraysAndJsonBesideCalciteTest(EmbeddedLeanxcale server) {
        both = new BesideCalcite(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT w FROM UNNEST(ARRAY[5, 1 + 1]) AS z (w)",
                "SELECT z.w + 1 FROM UNNEST(ARRAY[CAST(5 AS BIGINT), CAST(NULL AS BIGINT)]) AS z (w)",
                "SELECT UPPER(w) FROM UNNEST(ARRAY[LOWER(CAST('B' AS VARCHAR)), CAST('a,]' AS VARCHAR)]) AS z (w)",
                "SELECT t.k, z.w FROM (VALUES (1), (2)) AS t (k) JOIN UNNEST(ARRAY[2, ABS(-1)]) AS z (w) ON t.k = z.w"
                        + " ORDER BY t.k",
                "SELECT t.k FROM (VALUES (1), (2)) AS t (k) WHERE t.k IN (SELECT z.w FROM UNNEST(ARRAY[1 + 1, 9]) AS z"
                        + " (w))",
                "SELECT MAX(w), COUNT(*) FROM UNNEST(CAST(ARRAY[1, 2] AS BIGINT ARRAY)) AS z (w)",
                "SELECT v.a, v.b FROM (VALUES (CAST(1 AS INTEGER), CAST('x' AS VARCHAR)), (CAST(NULL AS INTEGER),"
                        + " CAST(NULL AS VARCHAR))) AS v (a, b)"
            })
    void elementsAndValuesAreRowsOfTheirTypes(String sql) throws Exception {
        both.assertSame(sql);
    }

    @Test
    void boundElementsAreRows() throws Exception {
        both.assertSame("SELECT w + 1 FROM UNNEST(ARRAY[CAST(? AS BIGINT), CAST(? AS BIGINT) + 1]) AS z (w)", 10L, 20L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JSON_OBJECT(KEY 'a' VALUE 1 NULL ON NULL)",
                "JSON_OBJECT(KEY 'it''s' VALUE CAST('x\"\\y' AS VARCHAR) NULL ON NULL)",
                "JSON_OBJECT(KEY 'a' VALUE CAST(NULL AS INTEGER) NULL ON NULL)",
                "JSON_OBJECT(KEY 'a' VALUE CAST(NULL AS INTEGER) ABSENT ON NULL)",
                "JSON_ARRAY(1, CAST(1.10 AS DECIMAL(10, 2)), CAST(1e10 AS DOUBLE), TRUE, CAST('x' AS CHAR(3)) NULL ON"
                        + " NULL)",
                "JSON_ARRAY(1, CAST(NULL AS INTEGER) ABSENT ON NULL)",
                "JSON_ARRAY(JSON_OBJECT(KEY 'a' VALUE 1 NULL ON NULL), JSON_ARRAY(1 NULL ON NULL) NULL ON NULL)",
                "JSON_OBJECT(KEY 'a' VALUE CAST('{\"x\": [1, \"y\"]}' AS VARCHAR) FORMAT JSON NULL ON NULL)",
                "JSON_OBJECT(KEY 'a' VALUE ARRAY[1, 2] NULL ON NULL) || 'y'",
                "'5' IS JSON, '' IS JSON, '[1,]' IS JSON, '{a:1}' IS JSON, ' 5 ' IS JSON, CAST(NULL AS VARCHAR) IS"
                        + " JSON",
                "'[1]' IS JSON ARRAY, '{}' IS JSON ARRAY, '{\"a\":1}' IS JSON OBJECT, 'null' IS JSON SCALAR"
            })
    void jsonIsMadeAndTestedAsInCalcite(String items) throws Exception {
        both.assertSameRows("SELECT " + items);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JSON_ARRAYAGG(a ORDER BY k NULL ON NULL), JSON_ARRAYAGG(a ORDER BY k DESC ABSENT ON NULL), COUNT(*)",
                "JSON_ARRAYAGG(JSON_OBJECT(KEY 'k' VALUE k NULL ON NULL) FORMAT JSON ORDER BY a NULL ON NULL)",
                "JSON_ARRAYAGG(JSON_ARRAY(k, a NULL ON NULL) FORMAT JSON ORDER BY a DESC, k NULL ON NULL) || 'x'",
                "JSON_OBJECT(KEY 'all' VALUE JSON_ARRAYAGG(k ORDER BY k NULL ON NULL) FORMAT JSON NULL ON NULL)",
            })
    void jsonOfManyRowsIsMadeAsInCalcite(String items) throws Exception {
        both.assertSameRows("SELECT " + items + " FROM (VALUES (1, 'x'), (2, NULL), (3, 'y')) AS t (k, a)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT JSON_ARRAYAGG(k NULL ON NULL), JSON_OBJECTAGG(KEY 'x' VALUE k NULL ON NULL) FROM (VALUES (1)) AS t"
                        + " (k) WHERE k > 1",
                "SELECT k, JSON_OBJECTAGG(KEY CAST(k AS VARCHAR) VALUE NULLIF(k, 2) NULL ON NULL), JSON_OBJECTAGG(KEY 'x'"
                        + " VALUE NULLIF(k, 2) ABSENT ON NULL) FROM (VALUES (1), (2)) AS t (k) GROUP BY k",
                "SELECT k FROM (VALUES (1), (2)) AS t (k) WHERE JSON_ARRAY(k NULL ON NULL) = '[2]'",
                "SELECT k FROM (VALUES (1), (2)) AS t (k) WHERE JSON_OBJECT(KEY 'x' VALUE JSON_ARRAY(k NULL ON NULL)"
                        + " FORMAT JSON NULL ON NULL) = '{\"x\":[2]}'",
                "SELECT ABS(k), JSON_ARRAYAGG(ABS(k) NULL ON NULL) || 'x', ABS(k) + 1 FROM (VALUES (1), (2), (-2)) AS t"
                        + " (k) GROUP BY ABS(k) HAVING ABS(k) > 0",
                "SELECT JSON_ARRAY(k NULL ON NULL), COUNT(*) FROM (VALUES (1), (2), (2)) AS t (k) GROUP BY"
                        + " JSON_ARRAY(k NULL ON NULL) HAVING JSON_ARRAYAGG(k NULL ON NULL) <> '[1]'",
            })
    void jsonIsTextAndOfNoRowsEmpty(String sql) throws Exception {
        both.assertSameRows(sql);
    }
}
