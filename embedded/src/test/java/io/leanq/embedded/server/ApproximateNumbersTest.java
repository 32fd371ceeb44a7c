package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.wire.common.ColumnMetaData;
import io.leanq.wire.value.Rep;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DOUBLE and REAL: H2's DECFLOAT, which LeanXcale does not have, is a DOUBLE to clients and in the catalog. */
@ExtendWith(LeanxcaleExtension.class)
class ApproximateNumbersTest {
    private final ProtocolClient client;

    ApproximateNumbersTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTable() throws IOException {
        client.update("DROP TABLE IF EXISTS t");
        client.update("CREATE TABLE t (id INTEGER PRIMARY KEY, d DOUBLE, r REAL, n DECIMAL(10, 2), l BIGINT)");
        client.update("INSERT INTO t VALUES (1, 0.1, 0.1, 0.10, 1), (2, 19.99, 19.99, 19.99, 2)");
        client.update("INSERT INTO t VALUES (3, ?, ?, 3, 3)", 1e10 / 3, (double) (float) (1e10 / 3));
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUM(d) | 3333333353.4233336",
                "AVG(d) | 1111111117.8077779",
                "MAX(d) | 3333333333.3333335",
                "SUM(d * 1.5) | 5000000030.135",
                "SUM(d / 3) | 1111111117.8077779",
                "SUM(d * n) | 10000000399.6101",
                "SUM(COALESCE(d, n)) | 3333333353.4233336",
                "SUM(CAST(d AS DOUBLE)) | 3333333353.4233336",
                "CAST(SUM(d) AS DOUBLE) | 3333333353.4233336",
                "SUM(CASE WHEN id < 3 THEN d ELSE n END) | 23.09",
                "SUM(d) + AVG(n) | 3333333361.12"
            })
    void resultOfDoublesIsTheNearestDouble(String expression, double expected) throws IOException {
        String sql = "SELECT " + expression + " AS x FROM t";
        assertThat((double) client.value(sql)).isCloseTo(expected, withinPercentage(1e-12));
        assertThat(client.value(sql)).isInstanceOf(Double.class);
        ColumnMetaData column =
                ProtocolClient.signature(client.execute(sql)).columns().get(0);
        assertThat(column.type().id()).isEqualTo(Types.DOUBLE);
        assertThat(column.type().rep()).isEqualTo(Rep.DOUBLE);
        assertThat(column.columnClassName()).isEqualTo("java.lang.Double");
    }

    @Test
    void sumOfDoublesIsRoundedOnce() throws IOException {
        assertThat(client.value("SELECT SUM(d) FROM t WHERE id < 3")).isEqualTo(20.09);
        assertThat(client.value("SELECT AVG(d) FROM t WHERE id < 3")).isEqualTo(10.045);
        assertThat(client.value("SELECT SUM(d) FROM t WHERE id > 3")).isNull();
        assertThat(client.query("SELECT SUM(d) OVER (ORDER BY id) FROM t WHERE id < 3 ORDER BY id"))
                .containsExactly(List.of(0.1), List.of(20.09));
        assertThat(client.query("SELECT d FROM t WHERE id < 3 UNION SELECT n FROM t WHERE id = 1"))
                .containsExactlyInAnyOrder(List.of(0.1), List.of(19.99));
        assertThat(client.query("SELECT id FROM t GROUP BY id HAVING SUM(d) = ?", 19.99))
                .containsExactly(List.of(2));
        assertThat(client.value("SELECT ARRAY[SUM(d)] FROM t WHERE id < 3")).isEqualTo(List.of(20.09));
        assertThat(client.value("SELECT ARRAY[n, 0.5] FROM t WHERE id = 1"))
                .isEqualTo(List.of(new BigDecimal("0.10"), new BigDecimal("0.50")));
    }

    @Test
    void everydayRealsComeBackAsTheyAre() throws IOException {
        assertThat(client.query("SELECT r, MAX(r), r + r, r * ?, -r FROM t GROUP BY r ORDER BY r", 1.0))
                .containsExactly(
                        List.of(0.1f, 0.1f, 0.2f, 0.1f, -0.1f),
                        List.of(19.99f, 19.99f, 39.98f, 19.99f, -19.99f),
                        List.of((float) (1e10 / 3), (float) (1e10 / 3), (float) (2e10 / 3), (float) (1e10 / 3), (float)
                                (-1e10 / 3)));
        assertThat(client.query("SELECT id FROM t WHERE r = ?", (double) 19.99f))
                .containsExactly(List.of(2));
        assertThat(client.value("SELECT SUM(r) FROM t WHERE id = 1")).isEqualTo((double) 0.1f);
        assertThat(client.value("SELECT r * l FROM t WHERE id = 1")).isInstanceOf(Double.class);
        assertThat(client.value("SELECT r * 1.5 FROM t WHERE id = 1")).isInstanceOf(Double.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r = ?",
                "r BETWEEN ? AND ?",
                "r IN (?, ?)",
                "MAX(r) = ?",
                "? <= MAX(r)",
                "r + 0 = ?",
                "MAX(r) BETWEEN ? AND ?",
                "MAX(r) IN (?, ?)",
                "MAX(r) IS NOT DISTINCT FROM ?"
            })
    void realIsFoundByItself(String condition) throws IOException {
        String sql = "SELECT id FROM t WHERE id = 1 GROUP BY id, r HAVING " + condition;
        Object[] values =
                new Object[(int) condition.chars().filter(c -> c == '?').count()];
        Arrays.fill(values, (double) 0.1f);
        assertThat(client.query(sql, values)).containsExactly(List.of(1));
        client.update("CREATE TABLE other (id INTEGER)");
        assertThat(client.query(sql, values)).containsExactly(List.of(1));
        client.update("DROP TABLE other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUM(x)", "SUM(x) * 10.0", "ARRAY[SUM(x)]"})
    void sumThatNoDoubleHoldsIsOutOfRange(String expression) throws IOException {
        assertThatThrownBy(() -> client.value("SELECT " + expression + " FROM (VALUES (1E308), (1E308)) AS v (x)"))
                .hasMessageStartingWith("22003");
    }

    @Test
    void infinitiesAndNotANumberPass() throws IOException {
        client.update("UPDATE t SET d = ? WHERE id = 1", Double.NaN);
        assertThat(client.value("SELECT SUM(d) FROM t")).isEqualTo(Double.NaN);
        client.update("UPDATE t SET d = ? WHERE id = 1", Double.NEGATIVE_INFINITY);
        assertThat(client.value("SELECT SUM(d) FROM t")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void catalogShowsDouble() throws IOException {
        client.update("DROP VIEW IF EXISTS sums");
        client.update("DROP TABLE IF EXISTS kept");
        client.update("CREATE VIEW sums AS SELECT SUM(d) AS s, AVG(d) AS a FROM t");
        client.update("CREATE TABLE kept AS SELECT id, d * 1.1 AS s, SUM(d) AS a, n FROM t GROUP BY id, d, n");
        String columns = "SELECT column_name, data_type, type_name, column_size FROM LXSYS.COLUMNS WHERE table_name = ?"
                + " AND column_name IN ('s', 'a')";
        List<List<Object>> doubles = List.of(List.of("s", 8, "DOUBLE", 15), List.of("a", 8, "DOUBLE", 15));
        assertThat(client.query(columns, "sums")).isEqualTo(doubles);
        assertThat(client.query(columns, "kept")).isEqualTo(doubles);
        for (List<Object> row : client.query("SELECT s, id FROM kept")) {
            assertThat(client.query("SELECT id FROM kept WHERE s = ?", row.get(0)))
                    .containsExactly(Arrays.asList(row.get(1)));
        }
        client.update("DROP VIEW sums");
        client.update("DROP TABLE kept");
    }

    @Test
    void typeThatOnlyH2HasIsRefused() {
        assertThatThrownBy(() -> client.update("CREATE TABLE other (d DECFLOAT)"))
                .hasMessageStartingWith("42704");
    }
}
