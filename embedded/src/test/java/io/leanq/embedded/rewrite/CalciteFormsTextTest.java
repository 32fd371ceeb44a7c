package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalciteFormsTextTest {
    private static String rewritten(String sql) {
        return Tokens.text(CalciteForms.of(Lexer.tokens(sql)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT EXTRACT(YEAR FROM d) | SELECT CAST(EXTRACT(YEAR FROM d) AS BIGINT)",
                "SELECT WEEK(d) | SELECT CAST(EXTRACT(ISO_WEEK FROM d) AS BIGINT)",
                "SELECT FLOOR(a.d TO MONTH), FLOOR(n) | SELECT DATE_TRUNC(MONTH, a.d), FLOOR(n)",
                "SELECT FLOOR(FLOOR(d TO DAY) TO YEAR) | SELECT DATE_TRUNC(YEAR, DATE_TRUNC(DAY, d))",
                "SELECT TIMESTAMPDIFF(SQL_TSI_DAY, d, ?) | SELECT CAST(DATEDIFF(MICROSECOND, d, CAST(? AS"
                        + " TIMESTAMP(3))) / 86400000000 AS INTEGER)",
                "SELECT CAST((b - a) HOUR AS BIGINT) | SELECT CAST((b - a) HOUR(18) AS BIGINT)",
                "SELECT x + (b - a) DAY | SELECT x + (b - a) DAY(18) TO SECOND(9)",
                "SELECT LISTAGG(v, CAST(? AS VARCHAR)) | SELECT LISTAGG(v,?)",
                "SELECT SUBSTRING(v FROM n) | SELECT SUBSTRING(v FROM GREATEST(1, n))",
                "SELECT SUBSTRING(v FROM 2 FOR ?) | SELECT SUBSTRING(v FROM 2 FOR LEAST(?, 2147483647 - 2))",
                "SELECT 2 * INTERVAL '1' DAY | SELECT 2 * CAST(INTERVAL '1' DAY AS INTERVAL DAY(18) TO SECOND(9))"
            })
    void formsAreWrittenForH2(String sql, String expected) {
        assertThat(rewritten(sql)).isEqualTo(expected);
    }

    @Test
    void repeatedParametersAreNumbered() {
        assertThat(rewritten("SELECT ?, CEIL(CAST(? AS DATE) TO DAY), ?"))
                .isEqualTo("SELECT ?1, DATEADD(DAY, CASE WHEN DATE_TRUNC(DAY, CAST(?2 AS DATE)) < CAST(?2 AS DATE)"
                        + " THEN 1 ELSE 0 END, DATE_TRUNC(DAY, CAST(?2 AS DATE))), ?3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE week (extract INTEGER, floor INTEGER)",
                "INSERT INTO week (extract, floor) VALUES (1, 2)",
                "CREATE INDEX i ON week (floor)",
                "SELECT week.a FROM (VALUES (1)) AS week (a), (VALUES (1)) dayofweek (b)",
                "SELECT t.week(1), FLOOR(n), CEIL(n), POSITION('a' IN v), LISTAGG(v, ?), LISTAGG(v) FROM week",
                "SELECT SUBSTRING(v FROM 1), SUBSTRING(v FROM 2 FOR 3), SUBSTRING(v, 2), SUBSTRING(v, 2, 3) FROM t",
                "SELECT INTERVAL '1' DAY(2) + INTERVAL '1' DAY TO SECOND, (a) - (b), (a + b) FROM t",
                "SELECT CAST(x AS BIGINT ARRAY[3]), ARRAY[1, 2]"
            })
    void otherStatementsStay(String sql) {
        assertThat(rewritten(sql)).isEqualTo(sql);
    }

    @Test
    void randomOperandIsNotRepeated() {
        assertThat(rewritten("SELECT FLOOR(TIMESTAMPADD(DAY, CAST(RAND() * 9 AS INTEGER), t) TO MONTH)"))
                .contains("DATE_TRUNC");
        assertThatThrownBy(() -> rewritten("SELECT CEIL(TIMESTAMPADD(DAY, CAST(RAND() * 9 AS INTEGER), t) TO MONTH)"))
                .hasMessageStartingWith("A random number in an expression");
    }

    /** Each level writes its operand three times. */
    @Test
    void deepNestingIsRefused() {
        String sql = "SELECT " + "CEIL(".repeat(40) + "d" + " TO DAY)".repeat(40);
        assertThatThrownBy(() -> rewritten(sql)).hasMessageContaining("nested too deep");
    }

    /** Calls that stay are rewritten once each. */
    @Test
    void deepCallsOfNumbersAreFast() {
        String sql = "SELECT " + "FLOOR(".repeat(400) + "d" + ")".repeat(400);
        assertThat(rewritten(sql)).isEqualTo(sql);
    }
}
