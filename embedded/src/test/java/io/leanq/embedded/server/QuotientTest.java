package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.wire.common.ColumnMetaData;
import io.leanq.wire.common.StatementHandle;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rounded quotient of decimals is the exact quotient, rounded once. Quotients of other numbers stay unchanged. */
@ExtendWith(LeanxcaleExtension.class)
class QuotientTest {
    private static final long SEED = 20261129;

    private final ProtocolClient client;

    QuotientTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTable() throws IOException {
        client.update("DROP TABLE IF EXISTS t");
        client.update(
                "CREATE TABLE t (ti TINYINT, si SMALLINT, i INTEGER, l BIGINT, r REAL, d DOUBLE, n DECIMAL(10, 2),"
                        + " m DECIMAL(3, 1))");
        client.update("INSERT INTO t VALUES (7, 7, 7, 7, 7.5, 7.5, 7.34, 80.1)");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROUND(7.34 / 80.1, 6) | 0.091635",
                "ROUND(-7.34 / 80.1, 6) | -0.091635",
                "ROUND(7.34 / -80.1, 6) | -0.091635",
                "ROUND(7.34 / (80.1), 6) | 0.091635",
                "ROUND(7.34 / (80 + 0.1), 6) | 0.091635",
                "ROUND(7.34 / ABS(-80.1), 6) | 0.091635",
                "ROUND(7.34 / CAST(80.1 AS DECIMAL(3, 1)), 6) | 0.091635",
                "ROUND(n / m, 6) | 0.091635",
                "ROUND(n / 80.1, 6) | 0.091635",
                "ROUND(n*1/m, 6) | 0.091635",
                "ROUND(1 + n / m, 6) | 1.091635",
                "ROUND(n / (SELECT m FROM t), 6) | 0.091635",
                "ROUND(CASE WHEN i = 7 THEN n END / CASE WHEN i = 7 THEN m END, 6) | 0.091635",
                "ROUND(SUM(n) / SUM(m), 6) | 0.091635",
                "ROUND(SUM(n) OVER () / MAX(m) OVER (ORDER BY n), 6) | 0.091635",
                "ROUND(7 / 3.3, 6) | 2.121212",
                "ROUND(n / ti, 6) | 1.048571",
                "CAST(n / m AS DECIMAL(10, 6)) | 0.091635"
            })
    void roundedQuotientIsRoundedOnce(String expression, BigDecimal expected) throws IOException {
        assertThat((BigDecimal) client.value("SELECT " + expression + " FROM t GROUP BY n, m, i, ti"))
                .isEqualByComparingTo(expected);
    }

    @Test
    void quotientIsRoundedOnceWhereItIsStored() throws IOException {
        client.update("DROP TABLE IF EXISTS q");
        client.update("CREATE TABLE q (id INTEGER PRIMARY KEY, v DECIMAL(10, 6), a DECIMAL(10, 2), b DECIMAL(3, 1),"
                + " c DECIMAL(10, 6) AS (a / b))");
        client.update("INSERT INTO q (id, v, a, b) VALUES (1, 7.34 / 80.1, 7.34, 80.1)");
        client.update("UPSERT INTO q (id, v) VALUES (2, 7.34 / 80.1)");
        client.update("UPSERT INTO q (id, v, a, b) SELECT 3, n / m, n, m FROM t");
        assertThat(client.query("SELECT v FROM q")).containsOnly(List.of(new BigDecimal("0.091635")));
        assertThat(client.query("SELECT c FROM q WHERE id <> 2")).containsOnly(List.of(new BigDecimal("0.091635")));
        client.update("UPDATE q SET v = 0");
        client.update("UPDATE q SET v = (SELECT n / m FROM t)");
        assertThat(client.query("SELECT v FROM q")).containsOnly(List.of(new BigDecimal("0.091635")));
        client.update("DROP TABLE q");
    }

    /** The scales of dividend and divisor make most quotients lie close to the middle between two rounded ones. */
    @ParameterizedTest
    @CsvSource({
        "10,2,3,1,6",
        "4,2,4,2,6",
        "2,2,2,2,6",
        "5,0,5,5,6",
        "1,0,1,1,9",
        "18,6,9,4,6",
        "30,10,12,3,10",
        "38,10,18,8,12",
        "6,6,30,2,6",
        "12,4,3,0,4",
        "3,1,10,9,15",
        "38,0,38,0,15"
    })
    void randomQuotientsAreRoundedAsBigDecimalDoes(int p1, int s1, int p2, int s2, int digits) throws IOException {
        Random random = new Random(SEED);
        client.update("DROP TABLE IF EXISTS q");
        client.update("CREATE TABLE q (id INTEGER PRIMARY KEY, a DECIMAL(" + p1 + ", " + s1 + "), b DECIMAL(" + p2
                + ", " + s2 + "))");
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int id = 0; id < 300; id++) {
            BigDecimal b = nonZero(random, p2, s2);
            rows.add(new Object[] {id, dividend(random, p1, s1, b, digits), b});
        }
        client.batch(client.prepare("INSERT INTO q VALUES (?, ?, ?)"), rows);
        StatementHandle byPlaceholder = client.prepare("SELECT ROUND(a / ?, " + digits + ") FROM q WHERE id = ?");
        StatementHandle ofPlaceholder = client.prepare("SELECT ROUND(? / b, " + digits + ") FROM q WHERE id = ?");
        for (List<@Nullable Object> row : client.query("SELECT id, ROUND(a / b, " + digits + ") FROM q")) {
            int id = (int) row.get(0);
            BigDecimal a = (BigDecimal) rows.get(id)[1];
            BigDecimal b = (BigDecimal) rows.get(id)[2];
            BigDecimal expected = a.divide(b, digits, RoundingMode.HALF_UP);
            assertThat((BigDecimal) row.get(1)).as(a + " / " + b).isEqualByComparingTo(expected);
            if (id < 30) {
                assertThat((BigDecimal)
                                client.value("SELECT ROUND(" + plain(a) + " / " + plain(b) + ", " + digits + ")"))
                        .as(a + " / " + b)
                        .isEqualByComparingTo(expected);
                assertThat(client.rows(client.execute(byPlaceholder, b, id))
                                .get(0)
                                .get(0))
                        .as(a + " / " + b)
                        .satisfies(value -> assertThat((BigDecimal) value).isEqualByComparingTo(expected));
                assertThat(client.rows(client.execute(ofPlaceholder, a, id))
                                .get(0)
                                .get(0))
                        .as(a + " / " + b)
                        .satisfies(value -> assertThat((BigDecimal) value).isEqualByComparingTo(expected));
            }
        }
        client.update("DROP TABLE q");
    }

    /** The number with a point, since 7 / 2 would be a quotient of whole numbers. */
    private static String plain(BigDecimal value) {
        return value.scale() > 0 ? value.toPlainString() : value.toPlainString() + ".0";
    }

    private static BigDecimal nonZero(Random random, int precision, int scale) {
        BigInteger unscaled = new BigInteger(1 + random.nextInt((int) (precision * 3.32)), random)
                .mod(BigInteger.TEN.pow(precision))
                .max(BigInteger.ONE);
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
    }

    private static BigDecimal dividend(Random random, int precision, int scale, BigDecimal divisor, int digits) {
        BigDecimal middle = new BigDecimal(BigInteger.valueOf(random.nextInt(1_000) * 10L + 5), digits + 1);
        BigDecimal near = divisor.multiply(middle)
                .setScale(scale, RoundingMode.HALF_UP)
                .add(new BigDecimal(BigInteger.valueOf(random.nextInt(3) - 1), scale));
        return near.precision() <= precision ? near : nonZero(random, precision, scale);
    }

    @Test
    void quotientsOfOtherNumbersKeepTypeAndValue() throws IOException {
        client.update("UPDATE t SET ti = -7, si = -7, i = -7, l = -7");
        for (String column : List.of("ti", "si", "i", "l", "r", "d")) {
            String sql = "SELECT " + column + " / 2, " + column + " / " + column + ", 100 / " + column + ", " + column
                    + " * 3 / " + column + " FROM t";
            List<@Nullable Object> row = client.query(sql).get(0);
            boolean whole = !column.equals("r") && !column.equals("d");
            for (int i = 0; i < 4; i++) {
                double expected = List.of(whole ? -3.0 : 3.75, 1.0, whole ? -14.0 : 100 / 7.5, 3.0)
                        .get(i);
                assertThat(((Number) row.get(i)).doubleValue()).as(sql).isEqualTo(expected);
            }
        }
        assertThat(types("SELECT ti / ti, si / si, i / i, l / l, r / r, d / d, i / l, d / r, n / i, i / m FROM t"))
                .containsExactly(
                        Types.TINYINT,
                        Types.SMALLINT,
                        Types.INTEGER,
                        Types.BIGINT,
                        Types.REAL,
                        Types.DOUBLE,
                        Types.BIGINT,
                        Types.DOUBLE,
                        Types.DECIMAL,
                        Types.DECIMAL);
    }

    @Test
    void quotientThatEndsHasNoTrailingZeros() throws IOException {
        assertThat(client.value("SELECT n / 2.0 FROM t")).isEqualTo(new BigDecimal("3.67"));
        assertThat(client.value("SELECT 1000 * n / 3.67 FROM t")).isEqualTo(new BigDecimal("2000"));
        assertThat(client.value("SELECT n / 3.0 FROM t").toString()).startsWith("2.44666666666666666666");
    }

    private List<Integer> types(String sql) throws IOException {
        return ProtocolClient.signature(client.execute(sql)).columns().stream()
                .map(ColumnMetaData::type)
                .map(type -> type.id())
                .toList();
    }

    @Test
    void divisionByZeroFails() throws IOException {
        for (String sql : List.of("i / 0", "n / 0", "n / 0.0", "d / 0", "i / (i - 7)", "n / (n - 7.34)", "MOD(n, 0)")) {
            assertThatThrownBy(() -> client.value("SELECT " + sql + " FROM t"))
                    .as(sql)
                    .hasMessageStartingWith("22012");
        }
        assertThatThrownBy(() -> client.value("SELECT n / ? FROM t", 0)).hasMessageStartingWith("22012");
        assertThat(client.value("SELECT n / NULLIF(m, m) FROM t")).isNull();
        assertThat(client.query("SELECT n / ? FROM t", new Object[] {null})
                        .get(0)
                        .get(0))
                .isNull();
    }
}
