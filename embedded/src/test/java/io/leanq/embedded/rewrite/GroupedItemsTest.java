package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bare columns that are no keys of their group are refused before H2 looks at values. */
class GroupedItemsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT name, email, COUNT(*) FROM t GROUP BY name",
                "SELECT DISTINCT email FROM t GROUP BY name",
                "SELECT t.email e, COUNT(*) FROM t GROUP BY t.name HAVING COUNT(*) > 1",
                "SELECT UPPER(name), email AS name2 FROM t GROUP BY UPPER(name) ORDER BY 1",
                "SELECT email, COUNT(*) AS n FROM t",
                "SELECT email, MAX(id) m FROM t WHERE id > 1",
                "SELECT 1 FROM (SELECT email FROM t GROUP BY name) x",
                "SELECT name FROM t GROUP BY name UNION SELECT email FROM t GROUP BY name",
                "INSERT INTO u SELECT email, COUNT(*) FROM t GROUP BY name",
                "CREATE VIEW v AS SELECT \"email\" FROM t GROUP BY (name, id)"
            })
    void bareColumnsOutsideTheKeysAreRefused(String sql) {
        assertThatThrownBy(() -> GroupedItems.check(Lexer.tokens(sql)))
                .isInstanceOfSatisfying(
                        RewriteException.class,
                        e -> org.assertj.core.api.Assertions.assertThat(e.sqlState())
                                .isEqualTo("42803"))
                .hasMessage("Column \"email\" must be in the GROUP BY list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT name, Email, COUNT(*) FROM t GROUP BY NAME, t.email",
                "SELECT name n, COUNT(*) FROM t GROUP BY n",
                "SELECT name, COUNT(*) FROM t GROUP BY 1",
                "SELECT name, email, COUNT(*) FROM t GROUP BY ROLLUP (name, email)",
                "SELECT name, email, COUNT(*) FROM t GROUP BY GROUPING SETS ((name), (email))",
                "SELECT name, CURRENT_DATE, TRUE flag, NOT NULL x, DATE '2024-01-01' d, 1 FROM t GROUP BY name",
                "SELECT COUNT(*), CURRENT_TIMESTAMP, CURRENT_TIME AS t, LOCALTIME, LOCALTIMESTAMP FROM t",
                "SELECT name, COUNT(*) OVER (PARTITION BY name) FROM t",
                "SELECT name, SUM(id) OVER w FROM t WINDOW w AS (ORDER BY id)",
                "SELECT name, (SELECT COUNT(*) FROM u) FROM t",
                "SELECT name, COUNT(*) + 0 FROM t",
                "SELECT COUNT(*), MIN(name) FROM t",
                "SELECT t.*, x.n FROM t, (SELECT COUNT(*) n FROM u) x",
                "SELECT (SELECT t.name, COUNT(*) FROM u WHERE u.id = t.id GROUP BY u.id) FROM t",
                "SELECT name, EXTRACT(DAY FROM born) FROM t GROUP BY name, EXTRACT(DAY FROM born)",
                "SELECT name FROM t ORDER BY name",
                "SELECT 1",
                "SELECT",
                "SELECT a. FROM t GROUP BY b"
            })
    void otherItemsPass(String sql) {
        assertThatCode(() -> GroupedItems.check(Lexer.tokens(sql))).doesNotThrowAnyException();
    }
}
