package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An equality that all alternatives of a WHERE clause have stands before them once more. */
class SharedEqualityTest {

    private static String of(String sql) {
        return Tokens.text(SharedEquality.of(Lexer.tokens(sql)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FROM t, u WHERE (a = b AND c > 1) OR (d < 2 AND a = b)"
                        + " | FROM t, u WHERE a = b AND ((a = b AND c > 1) OR (d < 2 AND a = b))",
                "WHERE t.a = u.b AND c BETWEEN 1 AND 2 OR (T.\"a\" = u.B) ORDER BY a"
                        + " | WHERE t.a = u.b AND (t.a = u.b AND c BETWEEN 1 AND 2 OR (T.\"a\" = u.B)) ORDER BY a",
                "WHERE c = 1 AND ((a = b AND c) OR (b = a AND d)) AND e LIMIT 1"
                        + " | WHERE c = 1 AND (a = b AND ((a = b AND c) OR (b = a AND d))) AND e LIMIT 1",
                "SELECT (SELECT 1 FROM t WHERE a = b AND c OR a = b) FROM u"
                        + " | SELECT (SELECT 1 FROM t WHERE a = b AND (a = b AND c OR a = b)) FROM u"
            })
    void sharedEqualityStandsBeforeAlternatives(String sql, String h2) {
        assertThat(of(sql)).isEqualTo(h2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WHERE (a = b AND c) OR (a = d AND c)",
                "WHERE (c AND a = b) OR (d AND a = b)",
                "WHERE (a = b AND c) OR (a = b AND d) OR e",
                "WHERE (a = 1 AND c) OR (a = 1 AND d)",
                "WHERE (a = ? AND c) OR (a = ? AND d)",
                "WHERE (a = b + 1 AND c) OR (a = b + 1 AND d)",
                "WHERE (a = b() AND c) OR (a = b() AND d)",
                "WHERE (t.a = b AND c) OR (u.a = b AND d)",
                "WHERE NOT (a = b AND c) OR (a = b AND d)",
                "WHERE c BETWEEN 1 AND a = b OR a = b",
                "WHERE a IN (b, c) AND CASE WHEN a = b THEN c OR d END",
                "SELECT a = b OR a = b AND c FROM t",
                "FROM t JOIN u ON (a = b AND c) OR (a = b AND d)"
            })
    void otherConditionsStayUnchanged(String sql) {
        assertThat(of(sql)).isEqualTo(sql);
    }
}
