package io.leanq.embedded.server;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows and aggregates have the values that Calcite's own engine gives. */
@ExtendWith(LeanxcaleExtension.class)
class WindowsBesideCalciteTest {
    private static final String ROWS = "WITH e (id, g, i, d, v, ts) AS (VALUES"
            + " (1, 1, 100, CAST(1.5 AS DOUBLE), CAST('abc' AS VARCHAR(9)), TIMESTAMP '2024-01-31 10:20:30.456'),"
            + " (2, 1, -100, CAST(-2.5 AS DOUBLE), 'ABC', TIMESTAMP '1969-12-31 23:59:59.999'),"
            + " (3, 2, 700, CAST(0.5 AS DOUBLE), 'a b ', TIMESTAMP '2000-02-29 00:00:00'),"
            + " (4, 2, CAST(NULL AS INTEGER), CAST(NULL AS DOUBLE), CAST(NULL AS VARCHAR(9)),"
            + " TIMESTAMP '2000-02-29 00:30:00'),"
            + " (5, 2, 100, CAST(1000 AS DOUBLE), '', TIMESTAMP '2000-02-29 01:00:00'),"
            + " (6, CAST(NULL AS INTEGER), 0, CAST(-0.5 AS DOUBLE), 'z', TIMESTAMP '2000-02-29 01:00:00.001')) ";

    private final BesideCalcite both;

    WindowsBesideCalciteTest(EmbeddedLeanxcale server) {
        both = new BesideCalcite(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ROW_NUMBER() OVER (PARTITION BY g ORDER BY i DESC NULLS LAST, id)",
                "RANK() OVER (ORDER BY i), DENSE_RANK() OVER (ORDER BY i NULLS FIRST)",
                "NTILE(3) OVER (ORDER BY id)",
                "LAG(i) OVER (ORDER BY id), LEAD(i, 2) OVER (PARTITION BY g ORDER BY id)",
                "LAG(v, 1, v) OVER (ORDER BY id), LAG(i, 1, CAST(NULL AS INTEGER)) OVER (ORDER BY id)",
                "FIRST_VALUE(i) OVER (PARTITION BY g ORDER BY id), LAST_VALUE(i) OVER (PARTITION BY g ORDER BY id)",
                "LAST_VALUE(i) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING)",
                "NTH_VALUE(i, 3) OVER (PARTITION BY g ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND"
                        + " UNBOUNDED FOLLOWING)",
                "SUM(i) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)",
                "SUM(i) OVER (ORDER BY id ROWS BETWEEN 3 PRECEDING AND 2 PRECEDING), COUNT(*) OVER (ORDER BY id ROWS"
                        + " BETWEEN 2 FOLLOWING AND UNBOUNDED FOLLOWING)",
                "SUM(id) OVER (ORDER BY g), SUM(id) OVER (ORDER BY g, i)",
                "SUM(id) OVER (ORDER BY g RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)",
                "SUM(id) OVER (ORDER BY id RANGE BETWEEN 3 PRECEDING AND 1 PRECEDING)",
                "COUNT(*) OVER (ORDER BY ts RANGE BETWEEN INTERVAL '1' HOUR PRECEDING AND CURRENT ROW)",
                "COUNT(*) OVER (ORDER BY ts RANGE BETWEEN INTERVAL '1 12:30:00' DAY TO SECOND PRECEDING AND"
                        + " INTERVAL '30' MINUTE FOLLOWING)",
                "MIN(v) OVER (PARTITION BY g), MAX(d) OVER (ORDER BY id), AVG(d) OVER (PARTITION BY g)",
                "SUM(CASE WHEN id > 1 THEN i END) OVER (PARTITION BY g), COALESCE(LAG(i) OVER (ORDER BY id), -1)",
                "STDDEV_POP(d) OVER (PARTITION BY g), VAR_SAMP(d) OVER (PARTITION BY g)"
            })
    void windowsAreComputedAsCalciteDoes(String items) throws Exception {
        both.assertSameRows(ROWS + "SELECT id, " + items + " FROM e ORDER BY id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, SUM(i) OVER w, COUNT(*) OVER w2 FROM e WINDOW w AS (PARTITION BY g ORDER BY id), w2 AS"
                        + " (PARTITION BY g) ORDER BY id",
                "SELECT g, RANK() OVER (ORDER BY MAX(id)), SUM(COUNT(*)) OVER () FROM e GROUP BY g ORDER BY g",
                "SELECT id FROM (SELECT id, g, ROW_NUMBER() OVER (PARTITION BY g ORDER BY id) AS n FROM e) AS t"
                        + " WHERE n = 1 AND g = 2",
                "SELECT SUM(id) FILTER (WHERE FALSE AND id > 2), AVG(i) FILTER (WHERE id > 2 AND 1 = NULL) FROM e",
                "SELECT SUM(id) FILTER (WHERE id > 2), COUNT(*) FILTER (WHERE i > 0), COUNT(DISTINCT i) FROM e",
                "SELECT g, LISTAGG(v, ', ') WITHIN GROUP (ORDER BY id DESC) FROM e GROUP BY g ORDER BY g",
                "SELECT LISTAGG(v, '-') WITHIN GROUP (ORDER BY id) FILTER (WHERE id < 3), LISTAGG(DISTINCT v) WITHIN"
                        + " GROUP (ORDER BY v) FROM e",
                "SELECT STDDEV_POP(d), STDDEV_SAMP(d), VAR_POP(d), VAR_SAMP(d) FROM e WHERE id < 4",
                "SELECT STDDEV_POP(d), STDDEV_SAMP(d), VAR_POP(d), VAR_SAMP(d) FROM e WHERE id = 1",
                "SELECT EVERY(i > 0), SOME(i > 0), ANY_VALUE(id) FROM e WHERE id = 2 GROUP BY ()"
            })
    void queriesAreComputedAsCalciteDoes(String sql) throws Exception {
        both.assertSameRows(ROWS + sql);
    }

    @Test
    void placeholdersInWindowsAreThoseOfCalcite() throws Exception {
        both.assertSameRows(
                ROWS + "SELECT id, LAG(i, CAST(? AS INTEGER), CAST(? AS INTEGER)) OVER (ORDER BY id), SUM(id) OVER"
                        + " (ORDER BY id ROWS BETWEEN CAST(? AS INTEGER) PRECEDING AND CURRENT ROW), SUM(id + ?)"
                        + " OVER (PARTITION BY g) FROM e WHERE id < ? ORDER BY id",
                2,
                7,
                1,
                10,
                6);
    }
}
