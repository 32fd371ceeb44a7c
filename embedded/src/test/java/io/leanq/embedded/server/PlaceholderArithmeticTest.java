package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.wire.common.AvaticaParameter;
import io.leanq.wire.common.StatementHandle;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bare placeholders beside columns: a placeholder takes the column's type of number, and keeps every digit of its
 * value.
 */
@ExtendWith(LeanxcaleExtension.class)
class PlaceholderArithmeticTest {
    private final ProtocolClient client;

    PlaceholderArithmeticTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTable() throws IOException {
        client.update("DROP TABLE IF EXISTS t");
        client.update(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, channel INTEGER, sensor BIGINT, level DOUBLE, ratio REAL,"
                        + " price DECIMAL(10, 2), tiny DECIMAL(1, 0))");
        client.update("INSERT INTO t VALUES (1, 7, 7, 7.5, 7.5, 7.25, 7)");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price * ? | 1.05 | 7.6125",
                "price - ? | 0.12345678901234567890123456789012345678 | 7.12654321098765432109876543210987654322",
                "? - price | 10 | 2.75",
                "price + ? + ? * 2.0 | 1.005 | 10.265",
                "price * -? | 1.5 | -10.875",
                "price + (?) | 0.001 | 7.251",
                "SUM(price) * ? | 0.5 | 3.625",
                "AVG(price * ?) | 0.123 | 0.89175",
                "ROUND(price + ?, 3) | 0.00049 | 7.25",
                "ROUND(price + ?, 3) | 0.0005 | 7.251",
                "ROUND(COALESCE(NULLIF(price, 7.25), ?), 2) | 1.005 | 1.01",
                "FLOOR(CASE WHEN price = 7.25 THEN ? ELSE price END * 100) | 1.239 | 123",
                "ROUND(COALESCE(NULLIF(price, 7.25), ?) / 3, 12) | 1.000000000005 | 0.333333333335",
                "ROUND(price / ?, 6) | 80.1 | 0.090512",
                "ROUND(? / price, 6) | 80.1 | 11.048276",
                "ROUND(price * ? / ?, 6) | 1.0000001 | 7.250000",
                "ROUND(price / ? / ?, 6) | 1.01 | 7.107146",
                "ROUND(tiny / ?, 15) | 123456789.123456789012345 | 0.000000056700000",
                "MOD(price, ?) | 2.005 | 1.235",
                "MOD(?, price) | 8.0001 | 0.7501",
                "ROUND(MOD(?, price), 3) | 8.0009 | 0.751",
                "MOD(tiny, ?) | 2.5 | 2.0"
            })
    void decimalBesideAPlaceholderKeepsEveryDigit(String expression, BigDecimal value, BigDecimal expected)
            throws IOException {
        @Nullable
        Object[] values =
                new Object[(int) expression.chars().filter(c -> c == '?').count()];
        Arrays.fill(values, value);
        BigDecimal result = (BigDecimal) client.value("SELECT " + expression + " FROM t GROUP BY price, tiny", values);
        assertThat(result).isEqualByComparingTo(expected);
        assertThat(Objects.requireNonNull(result).scale()).isLessThan(200);
    }

    @ParameterizedTest
    @CsvSource({
        "channel + ?,INTEGER",
        "? * channel,INTEGER",
        "channel / ?,INTEGER",
        "sensor - ?,BIGINT",
        "MOD(channel * ?; 5),INTEGER"
    })
    void wholeNumberBesideAPlaceholderStaysOne(String expression, String type) throws IOException {
        String sql = "SELECT " + expression.replace(';', ',') + " FROM t";
        StatementHandle statement = client.prepare(sql);
        Class<?> kind = type.equals("INTEGER") ? Integer.class : Long.class;
        for (Object value : List.of(3, 3L, 3.0, new BigDecimal("3"), new BigDecimal("3.00"))) {
            Object result = client.rows(client.execute(statement, value)).get(0).get(0);
            assertThat(result).as(sql + " with " + value).isInstanceOf(kind);
        }
        for (Object fraction : List.of(new BigDecimal("7.5"), 7.5)) {
            assertThatThrownBy(() -> client.execute(statement, fraction))
                    .as(sql)
                    .hasMessageStartingWith("22018");
        }
        assertThat(parameters(statement)).extracting(AvaticaParameter::typeName).contains(type);
    }

    @Test
    void numberThatIsTooLargeForItsNeighbourIsRefused() throws IOException {
        assertThatThrownBy(() -> client.value("SELECT channel + ? FROM t", 5_000_000_000L))
                .hasMessageStartingWith("22003");
    }

    @Test
    void doubleBesideAPlaceholderStaysOne() throws IOException {
        assertThat(client.value("SELECT level * ? FROM t", 0.1)).isEqualTo(0.75);
        assertThat(client.value("SELECT level / ? FROM t", new BigDecimal("2.5")))
                .isEqualTo(3.0);
        assertThat(client.value("SELECT ? - level FROM t", 1)).isEqualTo(-6.5);
        assertThat(client.value("SELECT ratio * ? FROM t", 0.5)).isEqualTo(3.75f);
        assertThat(parameters(client.prepare("SELECT level * ? FROM t")))
                .extracting(AvaticaParameter::parameterType)
                .containsExactly(Types.DOUBLE);
    }

    private static List<AvaticaParameter> parameters(StatementHandle statement) {
        return Objects.requireNonNull(statement.signature()).decode().parameters();
    }

    /**
     * After a change of the schema, H2 prepares a statement anew and takes the types of the first values for its own.
     */
    @Test
    void typesDoNotDependOnTheFirstValueAfterAChangeOfTheSchema() throws IOException {
        StatementHandle statement = client.prepare("SELECT channel + ?, price * ? FROM t");
        List<Object> expected = List.of(10, new BigDecimal("7.975"));
        for (Object factor : List.of(1.1, "1.1", new BigDecimal("1.1"))) {
            client.update("CREATE TABLE other (id INTEGER)");
            assertThat(client.rows(client.execute(statement, new BigDecimal("3"), factor)))
                    .as("%s", factor)
                    .containsExactly(expected);
            client.update("DROP TABLE other");
            assertThatThrownBy(() -> client.execute(statement, new BigDecimal("2.5"), factor))
                    .hasMessageStartingWith("22018");
        }
    }

    /** H2 receives such a placeholder twice, with a number. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT (price + ?) * ? FROM t WHERE id < ? | [[13.125]]",
                "SELECT d.v FROM (SELECT (price + ?) * ? FROM t) AS d (v) WHERE d.v > ? | [[13.125]]",
                "WITH RECURSIVE d (v) AS (SELECT (price + ?) * ? FROM t UNION ALL SELECT v + 1.0 FROM d WHERE v < 15)"
                        + " SELECT COUNT(*) FROM d WHERE v > ? | [[3]]",
                "SELECT id FROM t WHERE price IN (SELECT (price - ?) + ? FROM t WHERE id < ?) | [[1]]",
                "SELECT price FROM t UNION ALL SELECT (price + ?) * ? FROM t WHERE id < ? | [[7.25], [13.125]]"
            })
    void placeholderInsideTheOperandOfAnotherKeepsItsType(String sql, String rows) throws IOException {
        BigDecimal value = new BigDecimal("1.5");
        assertThat(client.query(sql, value, value, value).toString()).isEqualTo(rows);
    }

    /** H2 prepares a statement with LIKE anew at each run, so that an index can serve the pattern. */
    @Test
    void typesDoNotDependOnTheValuesBesideALike() throws IOException {
        StatementHandle statement =
                client.prepare("SELECT channel + ?, price * ?, ratio * ? FROM t WHERE CAST(channel AS VARCHAR) LIKE ?");
        List<Object> expected = List.of(10, new BigDecimal("7.975"), 8.25f);
        for (Object three : List.of(3, 3L, 3.0, new BigDecimal("3.00"), "3")) {
            for (Object factor : List.of(1.1, new BigDecimal("1.1"), "1.1")) {
                assertThat(client.rows(client.execute(statement, three, factor, 1.1, "7%")))
                        .as("%s, %s", three, factor)
                        .containsExactly(expected);
            }
        }
    }

    @Test
    void rowsAreCountedByAnyWholeNumber() throws IOException {
        client.update("INSERT INTO t (id) VALUES (2), (3)");
        String sql = "SELECT id FROM t ORDER BY id LIMIT ? OFFSET ?";
        StatementHandle statement = client.prepare(sql);
        assertThat(parameters(statement))
                .extracting(AvaticaParameter::parameterType)
                .containsExactly(Types.INTEGER, Types.INTEGER);
        for (Object one : List.of(1, 1L, new BigDecimal("1"), "1")) {
            assertThat(client.rows(client.execute(statement, one, one)))
                    .as("%s", one)
                    .containsExactly(List.of(2));
        }
        assertThat(client.query("SELECT id FROM t WHERE id IN (SELECT id FROM t ORDER BY id DESC LIMIT ?)", 1))
                .containsExactly(List.of(3));
        assertThat(client.query("SELECT id FROM t ORDER BY id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY", 2, 1L))
                .containsExactly(List.of(3));
    }

    /** An index serves the key; none serves the channel. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "< ? | [1, 2]",
                "<= ? | [1, 2]",
                "> ? | [3]",
                ">= ? | [3]",
                "= ? | []",
                "<> ? | [1, 2, 3]",
                "IN (?, 3) | [3]",
                "BETWEEN ? AND 3 | [3]",
                "BETWEEN 1 AND ? | [1, 2]",
                "NOT BETWEEN ? AND ? | [1, 2, 3]",
                "IS DISTINCT FROM ? | [1, 2, 3]"
            })
    void wholeNumbersAreComparedWithFractions(String condition, String expected) throws IOException {
        client.update("DELETE FROM t");
        client.update("INSERT INTO t (id, channel) VALUES (1, 1), (2, 2), (3, 3)");
        Object[] values =
                new Object[(int) condition.chars().filter(c -> c == '?').count()];
        for (Object value : List.of(new BigDecimal("2.5"), 2.5, new BigDecimal("2.499999999999999999999"))) {
            Arrays.fill(values, value);
            for (String column : List.of("id", "channel", "sensor", "channel + 0")) {
                client.update("UPDATE t SET sensor = id");
                String sql = "SELECT id FROM t WHERE " + column + " " + condition + " ORDER BY id";
                assertThat(client.query(sql, values).stream()
                                .map(row -> row.get(0))
                                .toList()
                                .toString())
                        .as(sql)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void keyBesideAPlaceholderIsStillLookedUp() throws IOException {
        client.update("DROP TABLE IF EXISTS keyed");
        client.update("CREATE TABLE keyed (price DECIMAL(10, 2) PRIMARY KEY)");
        Object plan = client.value("EXPLAIN PLAN FOR SELECT price FROM keyed WHERE price = 1.5 - ?", 0.5);
        assertThat((String) plan).contains("PRIMARY_KEY");
    }
}
