package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The parameters whose type follows from their place. */
class ParameterPlacesTest {

    private static Map<Integer, String> types(String sql) {
        return ParameterPlaces.types(Lexer.tokens(sql));
    }

    @Test
    void numbersOfRowsAreIntegers() {
        assertThat(types("SELECT a FROM t WHERE b = ? LIMIT ? OFFSET ?")).isEqualTo(Map.of(2, "INTEGER", 3, "INTEGER"));
        assertThat(types("SELECT a FROM t OFFSET ? ROWS FETCH NEXT ? ROWS ONLY"))
                .isEqualTo(Map.of(1, "INTEGER", 2, "INTEGER"));
        assertThat(types("SELECT a FROM (SELECT a FROM t FETCH FIRST ? ROWS ONLY) x WHERE a > ?"))
                .isEqualTo(Map.of(1, "INTEGER"));
    }

    @Test
    void castParametersHaveTheTypeOfTheCast() {
        assertThat(types("SELECT CAST(? AS INTEGER), cast( ? as DECIMAL(10, 2)), ? FROM t"))
                .isEqualTo(Map.of(1, "INTEGER", 2, "DECIMAL(10, 2)"));
        assertThat(types("SELECT CAST(? AS VARCHAR ARRAY) FROM t")).isEqualTo(Map.of(1, "VARCHAR ARRAY"));
    }

    @Test
    void parametersComparedWithACallHaveItsType() {
        assertThat(types("SELECT a FROM t GROUP BY a HAVING COUNT(*) >= ? AND SUM(f(b) + 1) <> ? AND MAX(b) = ?"))
                .isEqualTo(Map.of(1, "BIGINT", 2, "DECIMAL(38, 10)"));
        assertThat(types("SELECT a FROM t WHERE EXTRACT(YEAR FROM d) = ? AND (a) < ? AND LENGTH(n) = 1 + ?"))
                .isEqualTo(Map.of(1, "BIGINT"));
    }

    @Test
    void otherParametersHaveNoType() {
        assertThat(types("SELECT 'LIMIT ?', \"CAST(? AS DATE)\", CAST(a + ? AS DATE) FROM t WHERE limits = ? "
                        + "-- LIMIT ?"))
                .isEmpty();
    }
}
