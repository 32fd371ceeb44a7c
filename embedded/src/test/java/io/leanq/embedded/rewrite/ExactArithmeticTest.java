package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The texts that H2 receives for arithmetic. In them {@code /1 /1 /1} is short for three divisions by a TINYINT of one.
 */
class ExactArithmeticTest {

    private static String of(String sql) {
        return Tokens.text(ExactArithmetic.of(Lexer.tokens(sql)))
                .replace(" / CAST(1 AS TINYINT)", "/1")
                .replace("CASE WHEN SESSION_ID() IS NULL THEN", "TYPE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT a / b | SELECT a/1/1/1 / (b/1/1/1)",
                "SELECT a/b FROM t | SELECT a/1/1/1/ (b/1/1/1) FROM t",
                "a - b / c * d | a - b/1/1/1 / (c/1/1/1) * d",
                "a / b / c | a/1/1/1 / (b/1/1/1) / (c/1/1/1)",
                "a / b * c / d | a/1/1/1 / (b/1/1/1) * c/1/1/1 / (d/1/1/1)",
                "a / -b | a/1/1/1 / (-b/1/1/1)",
                "a / 80.1 | a/1/1/1 / (80.1/1/1/1)",
                "1 / b | 1 / (b/1/1/1)",
                "a / 12345 | a/1/1/1 / 12345",
                "s.t.a / \"B c\".d AS x, e | s.t.a/1/1/1 / (\"B c\".d/1/1/1) AS x, e",
                "(a / b) / (c / d) | (a/1/1/1 / (b/1/1/1))/1/1/1 / ((c/1/1/1 / (d/1/1/1))/1/1/1)",
                "SUM(a / b) FILTER (WHERE c / d > 1) / COUNT(*) OVER (PARTITION BY e ORDER BY f)"
                        + " | SUM(a/1/1/1 / (b/1/1/1)) FILTER (WHERE c/1/1/1 / (d/1/1/1) > 1)/1/1/1"
                        + " / (COUNT(*) OVER (PARTITION BY e ORDER BY f)/1/1/1)",
                "CASE WHEN a / b > 1 THEN c END / d | CASE WHEN a/1/1/1 / (b/1/1/1) > 1 THEN c END/1/1/1 / (d/1/1/1)",
                "BETWEEN -a / b AND - c / d | BETWEEN -a/1/1/1 / (b/1/1/1) AND - c/1/1/1 / (d/1/1/1)",
                "ARRAY[a / b][1] / c | ARRAY[a/1/1/1 / (b/1/1/1)][1]/1/1/1 / (c/1/1/1)",
                "INTERVAL '1' DAY(2) TO SECOND(3) / a | INTERVAL '1' DAY(2) TO SECOND(3)/1/1/1 / (a/1/1/1)",
                "NEXT VALUE FOR s.q / a | NEXT VALUE FOR s.q/1/1/1 / (a/1/1/1)",
                "(SELECT a FROM t) / b | (SELECT a FROM t)/1/1/1 / (b/1/1/1)"
            })
    void quotientHasMoreDigitsOfBothSides(String sql, String h2) {
        assertThat(of(sql)).isEqualTo(h2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT a + ? FROM t | SELECT a + TYPE a/1/1/1/1/1/1 ELSE ? END FROM t",
                "SELECT ?-a FROM t | SELECT TYPE a/1/1/1/1/1/1 ELSE ? END-a FROM t",
                "a + ? / b | a + TYPE b/1/1/1/1/1/1 ELSE ? END / (b/1/1/1)",
                "a * -? | a * - TYPE a/1/1/1/1/1/1 ELSE? END",
                "a * (?) | a * TYPE a/1/1/1/1/1/1 ELSE (?) END",
                "a / ? | a/1/1/1 / TYPE a/1/1/1/1/1/1 ELSE ? END",
                "a + 2 * b - ? | a + 2 * b - TYPE (a * 2 * b)/1/1/1/1/1/1 ELSE ? END",
                "? + a * b | TYPE a/1/1/1/1/1/1 ELSE ? END + a * b",
                "a * ? * ? | a * TYPE a/1/1/1/1/1/1 ELSE ? END * TYPE a/1/1/1/1/1/1 ELSE ? END",
                "a + b * ? | a + b * TYPE b/1/1/1/1/1/1 ELSE ? END",
                "f(?) * ? | f(?1) * TYPE (f(?1))/1/1/1/1/1/1 ELSE ?2 END",
                "(a + ?) * ? AND ? = b"
                        + " | (a + TYPE a/1/1/1/1/1/1 ELSE ?1 END) * TYPE ((a + ?1))/1/1/1/1/1/1 ELSE ?2 END AND ?3 = b"
            })
    void placeholderHasTheTypeOfTheOperandBesideIt(String sql, String h2) {
        assertThat(of(sql)).isEqualTo(h2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MOD(a, b) | MOD(a, TYPE a ELSE b END)",
                "MOD(a, 2) | MOD(a, TYPE a ELSE 2 END)",
                "MOD(a, ?) | MOD(a, TYPE a/1/1/1/1/1/1 ELSE ? END)",
                "MOD(?, b) | MOD(TYPE b/1/1/1/1/1/1 ELSE? END, TYPE b/1/1/1/1/1/1 ELSE b END)",
                "MOD(a + 1, MOD(b, c)) | MOD(a + 1, TYPE a + 1 ELSE MOD(b, TYPE b ELSE c END) END)",
                "ROUND(COALESCE(a, ?), 2) | ROUND(TYPE (COALESCE(a, ?1))/1/1/1/1/1/1 ELSE COALESCE(a, ?1) END, 2)",
                "CASE WHEN b = ? THEN ? ELSE a END / 2"
                        + " | TYPE (CASE WHEN b = ?1 THEN ?2 ELSE a END)/1/1/1/1/1/1 ELSE CASE WHEN b = ?1 THEN ?2 "
                        + "ELSE a END END / 2"
            })
    void typesTooNarrowForTheirValuesAreWidened(String sql, String h2) {
        assertThat(of(sql)).isEqualTo(h2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT *, t.*, COUNT(*) FROM t WHERE a = ? AND b IN (?, ?) LIMIT ?",
                "SELECT a / 2, 10 / 4, ? + 1, ? / 12345, ? / ?, MOD(?, ?), MOD(10, a), MOD(a), s.MOD(a, b), 'a / b', "
                        + "\"a / b\"",
                "CREATE TABLE t (a DECIMAL(10, 2) DEFAULT 7.34 / 80.1, b INTEGER)",
                "SELECT SUM(CASE WHEN a > ? THEN b END), ROUND(SUM(b), 2), ROUND(?, 2), FLOOR(t TO DAY) FROM t"
            })
    void otherStatementsStayUnchanged(String sql) {
        assertThat(of(sql)).isEqualTo(sql);
    }

    /** Each placeholder repeats the operands before it. */
    @Test
    void endlessRepetitionsAreRefused() {
        StringBuilder sum = new StringBuilder("SELECT a0");
        for (int i = 1; i < 2_000; i++) {
            sum.append(" + a").append(i).append(" + ?");
        }
        assertThatThrownBy(() -> of(sum.toString()))
                .isInstanceOfSatisfying(
                        RewriteException.class, e -> assertThat(e.sqlState()).isEqualTo("54001"));
        assertThat(of("SELECT a" + " + ?".repeat(20_000)).length()).isGreaterThan(600_000);
    }
}
