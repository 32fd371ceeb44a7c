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
}
