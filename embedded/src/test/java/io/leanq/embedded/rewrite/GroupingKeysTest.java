package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Computed keys inside of expressions. {@code KEY(k)} is short for {@code ANY_VALUE(k)}. */
class GroupingKeysTest {

    private static String of(String sql) {
        return Tokens.text(GroupingKeys.of(Lexer.tokens(sql))).replace("ANY_VALUE(", "KEY(");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT f(v) FROM t GROUP BY f(v) HAVING f(v) > 1 | SELECT f(v) FROM t GROUP BY f(v) HAVING "
                        + "KEY(f(v)) > 1",
                "SELECT f(t.v) + 1, g(F(t.v)) AS x FROM t GROUP BY f(t.v)"
                        + " | SELECT KEY(f(t.v)) + 1, g(KEY(F(t.v))) AS x FROM t GROUP BY f(t.v)",
                "SELECT f(v) x, COUNT(*) FROM t GROUP BY f(v) ORDER BY f(v) DESC, f(v) + 1"
                        + " | SELECT f(v) x, COUNT(*) FROM t GROUP BY f(v) ORDER BY f(v) DESC, KEY(f(v)) + 1",
                "SELECT (a + b) * 2, ABS(a + b) FROM t GROUP BY (a + b) HAVING a + b > 1"
                        + " | SELECT (KEY(a + b)) * 2, ABS(KEY(a + b)) FROM t GROUP BY (a + b) HAVING KEY(a + b) > 1",
                "SELECT a > 1 AND b > 1 FROM t GROUP BY a > 1, b > 1 | SELECT KEY(a > 1) AND KEY(b > 1) FROM t GROUP "
                        + "BY a > 1, b > 1",
                "SELECT RANK() OVER (ORDER BY f(v)), SUM(f(v)) OVER () FROM t GROUP BY f(v)"
                        + " | SELECT RANK() OVER (ORDER BY KEY(f(v))), SUM(KEY(f(v))) OVER () FROM t GROUP BY f(v)",
                "SELECT CASE WHEN f(v) IN (1, 2) THEN f(v) END FROM t WHERE f(v) > 0 GROUP BY f(v)"
                        + " | SELECT CASE WHEN KEY(f(v)) IN (1, 2) THEN KEY(f(v)) END FROM t WHERE f(v) > 0 GROUP BY "
                        + "f(v)",
                "SELECT CAST(v AS INTEGER) + MAX(CAST(v AS INTEGER)) FROM t GROUP BY CAST(v AS INTEGER) UNION SELECT 1"
                        + " | SELECT KEY(CAST(v AS INTEGER)) + MAX(CAST(v AS INTEGER)) FROM t GROUP BY CAST(v AS "
                        + "INTEGER) UNION SELECT 1",
                "SELECT -f(v), f(v)[1], a IS DISTINCT FROM f(v) FROM t GROUP BY f(v), a"
                        + " | SELECT - KEY(f(v)), f(v)[1], a IS DISTINCT FROM KEY(f(v)) FROM t GROUP BY f(v), a",
                "SELECT NOT (t.a IS NULL) FROM t GROUP BY t.a IS NULL | SELECT NOT (KEY(t.a IS NULL)) FROM t GROUP "
                        + "BY t.a IS NULL",
                "SELECT (a IS DISTINCT FROM b) < ? FROM t GROUP BY a IS DISTINCT FROM b"
                        + " | SELECT (KEY(a IS DISTINCT FROM b)) < ? FROM t GROUP BY a IS DISTINCT FROM b",
                "SELECT f(CASE WHEN a THEN b END) FROM t GROUP BY CASE WHEN a THEN b END"
                        + " | SELECT f(KEY(CASE WHEN a THEN b END)) FROM t GROUP BY CASE WHEN a THEN b END",
                "SELECT a + b - c, c - a * b / 2 FROM t GROUP BY a + b, a * b, c"
                        + " | SELECT KEY(a + b) - c, c - KEY(a * b) / 2 FROM t GROUP BY a + b, a * b, c",
                "SELECT * FROM (SELECT f(v) + 1 FROM t GROUP BY f(v)) x | SELECT * FROM (SELECT KEY(f(v)) + 1 FROM t "
                        + "GROUP BY f(v)) x"
            })
    void keysInExpressionsBecomeAnyValueOfTheGroup(String sql, String h2) {
        assertThat(of(sql)).isEqualTo(h2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a, a + 1, COUNT(*) FROM t GROUP BY a HAVING a > 1",
                "SELECT c - a + b, a + b * 2 FROM t GROUP BY a + b, c, b",
                "SELECT a || b || c, c / a * b, c || a + b FROM t GROUP BY a || b, a * b, a + b, c",
                "SELECT c / -a * b, c * (-a * b) FROM t GROUP BY a * b, a, b, c",
                "SELECT DATE '2000-01-01' + 1 FROM t GROUP BY DATE '2000-01-01'",
                "SELECT f(?) + 1 FROM t GROUP BY f(?)",
                "SELECT SUM(f(v)), COUNT(*) FILTER (WHERE f(v) > 1), (SELECT f(v) + 1) FROM t GROUP BY f(v)",
                "SELECT f(v) + 1 FROM t WHERE f(v) > 1",
                "SELECT DISTINCT f(v), a > b FROM t GROUP BY f(v), a > b ORDER BY f(v), a > b NULLS LAST",
                "SELECT f(v), f(v) AS x, f(v) y FROM t GROUP BY f(v) ORDER BY f(v), f(v) NULLS LAST"
            })
    void otherStatementsStayUnchanged(String sql) {
        assertThat(of(sql)).isEqualTo(sql);
    }
}
