package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parentheses that H2 needs around queries that are combined. */
class CombinedQueriesTest {

    private static String of(String sql) {
        return Tokens.text(CombinedQueries.of(Lexer.tokens(sql)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FROM ((a UNION b) EXCEPT SELECT c FROM d JOIN e ON f) AS x"
                        + " | FROM ((a UNION b) EXCEPT (SELECT c FROM d JOIN e ON f)) AS x",
                "FROM ((a) UNION ALL SELECT b FROM c JOIN d ON e UNION DISTINCT SELECT f FROM g ORDER BY 1 LIMIT 1) "
                        + "AS x"
                        + " | FROM ((a) UNION ALL (SELECT b FROM c JOIN d ON e) UNION DISTINCT SELECT f FROM g ORDER "
                        + "BY 1 LIMIT 1) AS x",
                "FROM (((a) UNION SELECT b FROM c JOIN d ON e) INTERSECT SELECT f FROM g JOIN (SELECT 1) h ON i) AS x"
                        + " | FROM (((a) UNION (SELECT b FROM c JOIN d ON e)) INTERSECT (SELECT f FROM g JOIN "
                        + "(SELECT 1) h ON i)) AS x",
                "INSERT INTO s.t (SELECT 1) EXCEPT SELECT 2 | INSERT INTO s.t ((SELECT 1) EXCEPT SELECT 2)"
            })
    void laterOperandWithAJoinGetsParentheses(String sql, String h2) {
        assertThat(of(sql)).isEqualTo(h2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM (SELECT a FROM b UNION SELECT c FROM d JOIN e ON f) AS x",
                "FROM ((a) UNION (SELECT b FROM c JOIN d ON e)) AS x",
                "FROM ((a) UNION SELECT b FROM (c JOIN d ON e)) AS x",
                "FROM ((SELECT a FROM b) x JOIN c ON d)",
                "(a) UNION SELECT b FROM c JOIN d ON e",
                "INSERT INTO t (a) (SELECT 1) EXCEPT SELECT 2",
                "INSERT INTO t (SELECT 1)"
            })
    void otherStatementsStayUnchanged(String sql) {
        assertThat(of(sql)).isEqualTo(sql);
    }
}
