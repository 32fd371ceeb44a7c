package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries for which H2 by itself gives wrong rows: here the rows are right, or the query is refused. */
@ExtendWith(LeanxcaleExtension.class)
class WrongRowsTest {
    private final ProtocolClient client;

    WrongRowsTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTables() throws IOException {
        for (String table : List.of("t", "u", "e")) {
            client.update("DROP TABLE IF EXISTS " + table);
        }
        client.update("CREATE TABLE t (k INTEGER PRIMARY KEY, a INTEGER, b INTEGER, v VARCHAR(10), c CHAR(5))");
        client.update("CREATE INDEX ta ON t (a)");
        client.update("CREATE INDEX tc ON t (c)");
        client.update(
                "INSERT INTO t VALUES (1, 1, 10, 'ab', 'ab'), (2, 2, 20, 'cd', 'cd'), (3, 3, NULL, NULL, 'efghi'),"
                        + " (4, NULL, 40, 'ab', NULL)");
        client.update("CREATE TABLE u (k INTEGER PRIMARY KEY, a INTEGER, b INTEGER)");
        client.update("INSERT INTO u VALUES (1, 1, 10), (2, 2, 25), (3, NULL, 30), (5, 5, 10)");
        client.update("CREATE TABLE e (k INTEGER PRIMARY KEY)");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    /** The rows of one column, sorted, as text with blanks between them. */
    private String rows(String sql, Object... values) throws IOException {
        return client.query(sql, values).stream()
                .map(row -> row.stream().map(WrongRowsTest::text).collect(Collectors.joining("/")))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value).strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT k FROM t UNION SELECT k FROM u ORDER BY 1 LIMIT 2",
                "SELECT k FROM t UNION ALL SELECT k + 9 FROM u ORDER BY k FETCH FIRST 2 ROWS ONLY",
                "SELECT k FROM t EXCEPT SELECT 9 ORDER BY 1 LIMIT 2",
                "(SELECT k FROM t) UNION SELECT k FROM u ORDER BY 1 LIMIT 2",
                "((SELECT k FROM t) UNION SELECT k FROM u) UNION SELECT k FROM u ORDER BY 1 LIMIT 2",
                "((SELECT k FROM t UNION SELECT k FROM u) ORDER BY 1 LIMIT 2)",
                "VALUES (1), (2) UNION SELECT k FROM u ORDER BY 1 LIMIT 2",
                "SELECT t.k FROM t JOIN u ON t.k = u.k UNION SELECT t.k FROM t JOIN u ON t.k = u.k ORDER BY 1 LIMIT 2",
                "WITH x (k) AS (SELECT k FROM t) SELECT k FROM x UNION SELECT k FROM u ORDER BY 1 LIMIT 2",
                "SELECT y.k FROM (SELECT k FROM t UNION SELECT k FROM u ORDER BY 1 LIMIT 2) AS y"
            })
    void conditionStaysOutsideOfALimit(String firstTwo) throws IOException {
        assertThat(rows("SELECT d.k FROM (" + firstTwo + ") AS d (k) WHERE d.k = 3"))
                .isEmpty();
        assertThat(rows("SELECT d.k FROM (" + firstTwo + ") AS d (k) WHERE d.k IN (?, ?)", 2, 3))
                .isEqualTo("2");
        assertThat(rows("SELECT t.k FROM t JOIN (" + firstTwo + ") AS d (k) ON d.k = t.k + 1"))
                .isEqualTo("1");
        assertThat(rows("SELECT t.k FROM t WHERE EXISTS (SELECT 1 FROM (" + firstTwo + ") AS d (k) WHERE d.k = t.k)"))
                .isEqualTo("1 2");
        assertThat(rows("WITH d (k) AS (" + firstTwo + ") SELECT k FROM d WHERE k = 3"))
                .isEmpty();
        client.update("CREATE OR REPLACE VIEW firstTwo (k) AS " + firstTwo);
        assertThat(rows("SELECT k FROM firstTwo WHERE k = 3")).isEmpty();
        assertThat(rows("SELECT k FROM firstTwo")).isEqualTo("1 2");
        client.update("DROP VIEW firstTwo");
    }

    @Test
    void intersectWithALimitedOperandHasNoRowTwice() throws IOException {
        String limited = "(SELECT v FROM t ORDER BY v LIMIT 3)";
        assertThat(rows("SELECT v FROM t INTERSECT " + limited)).isEqualTo("ab cd");
        assertThat(rows("SELECT v FROM t INTERSECT (" + limited + ")")).isEqualTo("ab cd");
        assertThat(rows(limited + " INTERSECT " + limited)).isEqualTo("ab cd");
        assertThat(rows("SELECT v FROM t INTERSECT " + limited + " UNION ALL SELECT 'z'"))
                .isEqualTo("ab cd z");
        assertThat(rows("SELECT v, v FROM t INTERSECT (SELECT v, v FROM t WHERE k > ? ORDER BY v LIMIT 3)", 0))
                .isEqualTo("ab/ab cd/cd");
        assertThat(rows("SELECT COUNT(*) FROM (SELECT a, b FROM u INTERSECT (SELECT a, b FROM u ORDER BY a OFFSET 1 "
                        + "ROWS))"
                        + " AS d"))
                .isEqualTo("3");
        assertThat(rows("SELECT k FROM u INTERSECT (SELECT * FROM (SELECT 1 FROM t) AS d LIMIT 4)"))
                .isEqualTo("1");
    }

    @Test
    void allOfNothingHoldsForIndexedColumns() throws IOException {
        for (String column : List.of("k", "a", "t.k", "(k)", "k + 0", "ABS(a)")) {
            assertThat(rows("SELECT k FROM t WHERE " + column + " = ALL (SELECT k FROM e)"))
                    .as(column)
                    .isEqualTo("1 2 3 4");
        }
        assertThat(rows("SELECT k FROM t WHERE k = ALL (SELECT k FROM u WHERE k = ?)", 2))
                .isEqualTo("2");
        assertThat(rows("SELECT k FROM t WHERE k = ALL (SELECT a FROM u)")).isEmpty();
        assertThat(client.update("DELETE FROM t WHERE k = ALL (SELECT k FROM e)"))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(a, b) NOT IN ((1, 10), (2, 25))                       | 2 3 4",
                "NOT ((a, b) IN ((1, 10), (2, 25)))                     | 2 3 4",
                "((a, b) IN ((1, 10), (2, 25))) IS FALSE                | 2 3 4",
                "((1, CAST(NULL AS INTEGER)) IN ((2, 3))) IS FALSE      | 1 2 3 4",
                "(a, b) NOT IN ((1, CAST(NULL AS INTEGER)), (2, 20))    | 3",
                "CASE WHEN k > 0 THEN (a, b) IN ((1, 10), (3, 9)) END IS UNKNOWN | 3",
                "(k, a) NOT IN (SELECT k, a FROM u)                     | 4",
                "NOT (k, a) IN (SELECT k, a FROM u)                     | 4",
                "(t.k, t.a) NOT IN (SELECT x.k, x.a FROM u AS x)        | 4",
                "COALESCE((k, a) IN (SELECT k, a FROM u), TRUE)         | 1 2 3",
                "(k, a) NOT IN (SELECT k, k FROM e)                     | 1 2 3 4",
                "(k, a) NOT IN (VALUES (1, 1), (2, 3))                  | 2 3 4",
                "(k, a) IN (SELECT u.k, u.a FROM u WHERE u.k = t.k)     | 1 2",
                "(k > 0 AND (k, a) IN (SELECT u.k, u.a FROM u WHERE u.k = t.k) OR k = 4) | 1 2 4",
                "(k, c) IN ((1, 'ab'), (3, 'efghi'))                    | 1 3",
                "(k, c) NOT IN ((1, 'ab'), (2, 'efghi'))                | 2 3 4"
            })
    void rowWithANullIsFalseWhereAnotherPartDiffers(String condition, String expected) throws IOException {
        assertThat(rows("SELECT k FROM t WHERE " + condition)).isEqualTo(expected);
    }

    @Test
    void placeholdersOfRowsKeepTheirPlaces() throws IOException {
        assertThat(rows("SELECT k FROM t WHERE k > ? AND (a, b) NOT IN ((?, ?), (?, ?)) AND k < ?", 0, 1, 10, 2, 21, 4))
                .isEqualTo("2 3");
        assertThat(rows("SELECT k FROM t WHERE (k, ?) NOT IN ((1, 10)) AND k < ?", 10, 4))
                .isEqualTo("2 3");
        assertThat(rows("SELECT k FROM t WHERE k > ? AND (k, ?) NOT IN (SELECT k, b FROM u WHERE k < ?)", 0, 10, 3))
                .isEqualTo("2 3 4");
    }

    @Test
    void rowsThatCannotBeComparedOneByOneAreRefused() {
        for (String condition : List.of(
                "(k, a) NOT IN (SELECT u.k, u.a FROM u WHERE u.k = t.k)",
                "((k, a) IN (SELECT u.k, t.k FROM u)) IS NOT TRUE",
                "(k, 1 + ?) NOT IN ((1, 2), (3, 4))")) {
            assertThatThrownBy(() -> client.prepare("SELECT k FROM t WHERE " + condition))
                    .as(condition)
                    .isInstanceOf(ProtocolClient.Refused.class)
                    .hasMessageStartingWith("0A000 A row");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c IN ('ab', 'zzzzz')                     | 1",
                "c IN ('ab ', 'efghi')                    | 1 3",
                "c NOT IN ('ab', 'zzzzz')                 | 2 3",
                "c = 'ab' OR c = 'efghi'                  | 1 3",
                "'ab' = c OR 'cd' = c OR k = 4            | 1 2 4",
                "c IN ('ab', 'cd') OR c = 'efghi'         | 1 2 3",
                "NOT (c <> 'ab' AND c <> 'cd')            | 1 2",
                "c IN (CAST('ab' AS CHAR(2)), 'efghi')    | 1 3",
                "CASE WHEN c IN ('ab', 'cd') THEN 1 ELSE 0 END = 1 | 1 2",
                "v IN ('ab', 'efghi') OR v = 'x'          | 1 4",
                "v IN ('ab ', 'cd')                       | 2"
            })
    void charIsFoundInAListOfTexts(String condition, String expected) throws IOException {
        assertThat(rows("SELECT k FROM t WHERE " + condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT k = 1 AND DATE '2024-02-29' = CAST('2024-02-29' AS DATE)            | 2 3 4",
                "k = 1 OR DATE '2024-02-29' <> CAST('2024-02-29' AS DATE)                | 1",
                "k = 1 OR TIME '01:02:03' = CAST('01:02:04' AS TIME)                     | 1",
                "k = 1 OR TIMESTAMP '2024-02-29 01:02:03' = CAST('2024-02-29' AS TIMESTAMP) | 1",
                "k = 1 OR CAST('2024-02-29' AS DATE) = DATE '2024-02-28'                 | 1"
            })
    void literalOfATimeIsNoText(String condition, String expected) throws IOException {
        assertThat(rows("SELECT k FROM t WHERE " + condition)).isEqualTo(expected);
    }

    @Test
    void listOfTextsUsesTheIndexAndHoldsInConstraints() throws IOException {
        assertThat(rows("EXPLAIN PLAN FOR SELECT k FROM t WHERE c IN ('ab', 'cd')"))
                .contains("tc: c IN");
        client.update("CREATE TABLE IF NOT EXISTS checked (c CHAR(5) CHECK (c IN ('ab', 'cdefg')))");
        assertThat(client.update("INSERT INTO checked VALUES ('ab')")).isEqualTo(1);
        assertThatThrownBy(() -> client.update("INSERT INTO checked VALUES ('xy')"))
                .hasMessageStartingWith("23514");
        assertThat(client.update("UPDATE checked SET c = 'cdefg' WHERE c = 'ab' OR c = 'x'"))
                .isEqualTo(1);
        client.update("DROP TABLE checked");
    }
}
